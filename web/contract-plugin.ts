import { parseAst, type Plugin } from 'vite'

interface Span {
  start: number
  end: number
}

interface Node extends Span {
  type: string
  callee?: { name?: string }
  arguments?: Node[]
}

/** Which argument of a contract describes its data. */
const schemaAt: Record<string, number> = { command: 1, query: 1, event: 2 }

/** Names that only build schemas: what they made may be left out when nobody uses it. */
export const schemaBuilders = ['Type', 'Exactly', 'OneOf', 'Nullable', 'command', 'query', 'event']

/** Leaves of each contract its kind and name: the server checks values, so a browser need not download what they look like. */
export function contractNames(): Plugin {
  return {
    name: 'contract-names',
    enforce: 'pre',
    transform: {
      filter: { id: /\/protocol\/src\/[^/]+\.ts$/ },
      handler(code) {
        const schemas = schemasIn(parseAst(code, { lang: 'ts' }))
        return {
          code: schemas.reduceRight((rest, { start, end }) => `${rest.slice(0, start)}{}${rest.slice(end)}`, code),
          map: null,
        }
      },
    },
  }
}

function schemasIn(node: Node): Span[] {
  const schema = node.type === 'CallExpression' ? node.arguments?.[schemaAt[node.callee?.name ?? ''] ?? -1] : undefined
  if (schema) return [schema]
  return Object.values(node).flatMap((inner: unknown) =>
    [inner].flat().flatMap((one) => (isNode(one) ? schemasIn(one) : [])),
  )
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}
