import type { Text } from './messages'

/** A call flow in force, as administrators are told of it. */
export interface FlowInForce {
  file: string
  flow: string
  numbers: string[]
  nodes: FlowNode[]
  /** The newest first, which is the one in force. */
  versions: FlowVersion[]
}

export interface FlowNode {
  node: string
  title: Text | null
  deed: string
  end: boolean
  ways: { by: string; to: string }[]
}

export interface FlowVersion {
  number: number
  removed: boolean
  at: string
  by: string
}

/** A line of a unified diff: what kind it is, and its text. */
export function diffLines(text: string): { kind: 'added' | 'removed' | 'place' | 'same'; text: string }[] {
  return text
    .split('\n')
    .filter((line, i) => line !== '' && i > 1) // the first two name the versions
    .map((line) => ({
      kind: line.startsWith('@@') ? 'place' : line.startsWith('+') ? 'added' : line.startsWith('-') ? 'removed' : 'same',
      text: line,
    }))
}
