import { events } from '#protocol/events.ts'
import type { EventContract } from '#protocol/contract.ts'
import type { Handler } from '../call.ts'

/** The contract as a page to read: plain HTML, no script. */
export function openApiPage(handlers: ReadonlyMap<string, Handler>): string {
  const groups = Map.groupBy(handlers.values(), ({ contract }) => contract.name.split('.')[0]!)
  const sections = [...groups].map(
    ([name, group]) => `<section><h2>${escape(name)}</h2>${group.map(call).join('')}</section>`,
  )
  const contents = [...groups.keys()].map((name) => `<li>${escape(name)}</li>`).join('')
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Peremena API</title><h1>Peremena API</h1>
<p>Every call is <code>POST /api/&lt;name&gt;</code> with a JSON body, or a <code>call</code> frame on
<code>/api/socket</code>. Machine-readable: <a href="/api/openapi.json">openapi.json</a>.</p>
<ul>${contents}<li>events</li></ul>${sections.join('')}
<section><h2>events</h2>${events.map(eventData).join('')}</section></html>`
}

function call({ contract, signedIn }: Handler): string {
  const kind = `${contract.kind}${signedIn ? '' : ', open to everybody'}`
  return `<article id="${escape(contract.name)}"><h3><code>${escape(contract.name)}</code> <small>${kind}</small></h3>
<p>${escape(contract.summary)}</p><details><summary>Input</summary>${schema(contract.input)}</details>
<details><summary>Output</summary>${schema(contract.output)}</details></article>`
}

function eventData({ name, stream, data }: EventContract): string {
  return `<article id="event.${escape(name)}"><h3><code>${escape(name)}</code> <small>on a ${stream}’s stream</small></h3>
<details><summary>Data</summary>${schema(data)}</details></article>`
}

function schema(value: unknown): string {
  return `<pre>${escape(JSON.stringify(value, null, 2))}</pre>`
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
