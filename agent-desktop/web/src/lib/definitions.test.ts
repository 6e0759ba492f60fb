import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import en from '../i18n/en.json'
import zh from '../i18n/zh-CN.json'
import { agentColumns, queueColumns } from './figures'

const contract = readFileSync('../../docs/metrics.md', 'utf8')

describe.each([
  ['queue', queueColumns],
  ['agent', agentColumns],
] as const)('the figures of a %s', (of, columns) => {
  const table = contract.slice(contract.indexOf(`<!-- ${of}s -->`), contract.indexOf(`<!-- end of ${of}s -->`))

  it.each(columns.map((column) => column.name))('%s is called and defined on the pages as in docs/metrics.md, and so as in exports', (name) => {
    const [, english, chinese, formula, englishText, chineseText] = new RegExp(`^\\| \`${name}\` \\| (.*?) / (.*?) \\| (.*?) \\| (.*?)<br>(.*?) \\|$`, 'm').exec(table) ?? []
    const texts = [en, zh] as unknown as Record<string, string>[]

    expect(texts.map((catalog) => catalog[`${of}Figure.${name}`])).toEqual([english, chinese])
    expect(texts.map((catalog) => catalog[`${of}Definition.${name}`])).toEqual([`${englishText}\n${formula}`, `${chineseText}\n${formula}`])
  })
})
