import { events } from '#protocol/events.ts'
import type { Handler } from '../call.ts'
import { RefusalBody } from '#protocol/envelope.ts'

/**
 * The contract as OpenAPI 3.1: every call is `POST /api/<name>` with a JSON body. What events carry on the socket stands
 * under `components.schemas` as `event.<name>`.
 */
export function openApi(handlers: ReadonlyMap<string, Handler>): object {
  const paths = [...handlers.values()].map(({ contract, signedIn }) => [
    `/api/${contract.name}`,
    {
      post: {
        operationId: contract.name,
        summary: contract.summary,
        tags: [contract.name.split('.')[0]],
        ...(signedIn ? { security: [{ session: [] }, { token: [] }] } : { security: [] }),
        ...(contract.kind === 'command' ? { parameters: [commandId] } : {}),
        requestBody: { required: true, content: { 'application/json': { schema: contract.input } } },
        responses: {
          200: { description: 'Done', content: { 'application/json': { schema: contract.output } } },
          default: { description: 'Refused', content: { 'application/json': { schema: RefusalBody } } },
        },
      },
    },
  ])
  return {
    openapi: '3.1.0',
    info: { title: 'Peremena', version: '1', license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' } },
    paths: Object.fromEntries(paths),
    components: {
      schemas: Object.fromEntries(events.map(({ name, data }) => [`event.${name}`, data])),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'peremena_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

const commandId = {
  name: 'x-command-id',
  in: 'header',
  required: false,
  description: 'A UUID of the caller’s making: the same id with the same body may be sent again without harm.',
  schema: { type: 'string', format: 'uuid' },
}
