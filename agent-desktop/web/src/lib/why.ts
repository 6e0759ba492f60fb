import { clockTime, inWords, percent } from './format'
import { t } from './i18n.svelte'
import type { Centre, Ledger, RoutingStep } from './messages'
import { agentName, wordFor } from './names'

/** One line of the reason: what it is about, and the sentence. */
export interface Line {
  about: string
  text: string
}

/** Why it was this agent, in words of the page's language, from the ledger that the decision left. */
export function reasonInWords(why: Ledger, step: RoutingStep | null, offered: string, centre: Centre | null): Line[] {
  const at = Date.parse(offered)
  const score = (value: number) => scoreInWords(why.rule, value, at)
  const lines: Line[] = [
    {
      about: t('why.decision'),
      text: decisionInWords(why),
    },
    { about: t('why.rule'), text: why.decision === 'PICK' ? wordFor('rule', why.rule) : `${ruleInWords(why, step, centre)}${t('why.pause')}${score(why.score)}` },
  ]
  if (why.nextBest.length > 0) {
    const list = why.nextBest.map((next) => t('why.brackets', { what: agentName(next.agent, centre), text: score(next.score) }))
    lines.push({ about: t('why.nextBest'), text: list.join(t('list.comma')) })
  }
  if (why.excluded.length > 0) {
    const list = why.excluded.map(({ reason, agents }) => t('why.excludedOne', { n: agents, reason: wordFor('exclusion', reason) }))
    lines.push({ about: t('why.excluded'), text: list.join(t('list.comma')) })
  }
  lines.push({ about: t('why.waited'), text: why.waitedMillis < 1000 ? t('why.atOnce') : inWords(why.waitedMillis) })
  return lines
}

function decisionInWords(why: Ledger): string {
  switch (why.decision) {
    case 'AGENT_SELECTION':
      return t('why.AGENT_SELECTION')
    case 'INTERACTION_ORDER':
      return t('why.INTERACTION_ORDER', { n: why.aheadOf })
    case 'PICK':
      return t('why.PICK', { who: why.pickedBy?.value.replace(/^user:/, '') ?? '' })
  }
}

/** The shortest form: by which rule, and how the chosen one stood. */
export function reasonInShort(why: Ledger, offered: string): string {
  return `${wordFor('rule', why.rule)}${t('why.pause')}${scoreInWords(why.rule, why.score, Date.parse(offered))}`
}

function ruleInWords(why: Ledger, step: RoutingStep | null, centre: Centre | null): string {
  const rule = wordFor('rule', why.rule)
  const who = step?.who.type === 'namedAgents' ? step.who.agents.map((id) => agentName(id, centre)).join(t('list.comma')) : null
  return t('why.step', { step: why.step + 1, rule: who ? t('why.brackets', { what: rule, text: who }) : rule })
}

/** Each rule scores in its own unit: a place in a list, an instant since which somebody is idle, parts per million of an hour. */
function scoreInWords(rule: string, score: number, at: number): string {
  switch (rule) {
    case 'named-agents':
      return t('why.place', { n: score + 1 })
    case 'longest-idle':
    case 'ring-all':
      return t('why.idle', { time: clockTime(at - score) })
    case 'least-occupied':
      return t('why.occupied', { share: percent(score / 1_000_000) })
    default:
      return String(score)
  }
}
