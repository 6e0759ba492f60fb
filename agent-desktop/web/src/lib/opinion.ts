import { t } from './i18n.svelte'
import type { SurveyAnswers } from './messages'

/** What a customer answered after a call, in words; empty when nothing. */
export const opinion = (survey: SurveyAnswers | null): string =>
  [
    survey?.satisfied != null && t('timeline.satisfied', { n: survey.satisfied }),
    survey?.recommend != null && t('timeline.recommend', { n: survey.recommend }),
    survey?.solved != null && t(survey.solved ? 'timeline.solved' : 'timeline.notSolved'),
  ]
    .filter(Boolean)
    .join(t('list.dot'))
