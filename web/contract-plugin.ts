import { parseAst, type Plugin } from 'vite'

interface Node {
  type: string
  start: number
  end: number
  callee?: { name?: string }
  arguments?: Node[]
}

interface Edit {
  start: number
  end: number
  text: string
}

/** Which argument of a contract describes its data. */
const schemaAt: Record<string, number> = { command: 1, query: 1, event: 2 }

/**
 * Leaves of each contract its kind and name: the server checks values, so a browser need not download what they look like.
 * Calls at the top of a contract file only build schemas, so what nobody uses of them may go.
 */
export function contractNames(): Plugin {
  return {
    name: 'contract-names',
    enforce: 'pre',
    transform: {
      filter: { id: /\/protocol\/src\/[^/]+\.ts$/ },
      handler(code) {
        const edits = editsIn(parseAst(code, { lang: 'ts' })).toSorted((a, b) => b.start - a.start)
        const shortened = edits.reduce(
          (text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end),
          code,
        )
        return { code: shortened, map: null }
      },
    },
  }
}

function editsIn(node: Node): Edit[] {
  if (/Function/.test(node.type)) return []
  if (node.type !== 'CallExpression') return childrenOf(node).flatMap(editsIn)
  const pure = { start: node.start, end: node.start, text: '/* @__PURE__ */ ' }
  const schema = node.arguments?.[schemaAt[node.callee?.name ?? ''] ?? -1]
  if (schema) return [pure, { start: schema.start, end: schema.end, text: '{}' }]
  return [pure, ...childrenOf(node).flatMap(editsIn)]
}

function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap((inner: unknown) => [inner].flat().filter(isNode))
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}
