import { Graph, layout } from '@dagrejs/dagre'
import type { FlowNode } from './flows'

/** Where the nodes of a call flow and the ways between them are drawn; loaded only where one is shown. */

export interface Box {
  node: FlowNode
  x: number
  y: number
}

export interface Line {
  path: string
  /** Of all ways that lead from the one node to the other. */
  by: string[]
  x: number
  y: number
}

export interface Drawing {
  width: number
  height: number
  boxes: Box[]
  lines: Line[]
}

export const BOX = { width: 184, height: 62 }
const LABEL = { width: 96, height: 16 }

/** Where everything is drawn, from the top to the bottom. */
export function draw(nodes: readonly FlowNode[]): Drawing {
  const graph = new Graph({ directed: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 18, ranksep: 34, marginx: 8, marginy: 8 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const node of nodes) graph.setNode(node.node, { ...BOX })
  const ways = nodes.flatMap((node) => [...new Set(node.ways.map((way) => way.to))].map((to) => ({ from: node.node, to, by: node.ways.filter((way) => way.to === to && way.by !== '').map((way) => way.by) })))
  for (const way of ways) graph.setEdge(way.from, way.to, way.by.length > 0 ? { ...LABEL, labelpos: 'c' } : {})
  layout(graph)
  const whole = graph.graph() as { width?: number; height?: number }
  return {
    width: whole.width ?? 0,
    height: whole.height ?? 0,
    boxes: nodes.map((node) => {
      const { x = 0, y = 0 } = graph.node(node.node) as { x?: number; y?: number }
      return { node, x: x - BOX.width / 2, y: y - BOX.height / 2 }
    }),
    lines: ways.map((way) => {
      const edge = graph.edge(way.from, way.to) as { points?: { x: number; y: number }[]; x?: number; y?: number }
      return { path: curve(edge.points ?? []), by: way.by, x: edge.x ?? 0, y: edge.y ?? 0 }
    }),
  }
}

/** Through the middles between the points, so that corners are round. */
function curve(points: readonly { x: number; y: number }[]): string {
  const [first, ...rest] = points
  const last = rest.at(-1)
  if (!first || !last) return ''
  const middles = rest.slice(0, -1).map((point, i) => {
    const next = rest[i + 1] ?? last
    const end = i === rest.length - 2 ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 }
    return `Q${round(point.x)} ${round(point.y)} ${round(end.x)} ${round(end.y)}`
  })
  return `M${round(first.x)} ${round(first.y)}${middles.length > 0 ? middles.join('') : `L${round(last.x)} ${round(last.y)}`}`
}

const round = (value: number) => Math.round(value * 10) / 10
