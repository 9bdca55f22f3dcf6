import Type from 'typebox'
import { event, query } from './contract.ts'
import { Exactly, Id, Nothing, Version } from './common.ts'
import { EventFrame } from './envelope.ts'

export const syncStreamsMax = 500
export const syncEventsMax = 1000

export const syncEvents = query('sync.events', {
  summary:
    'What happened on my streams after given versions, oldest first per stream. `more` lists streams to ask again.',
  input: Exactly({
    streams: Type.Array(Exactly({ s: Id, after: Version }), { minItems: 1, maxItems: syncStreamsMax }),
  }),
  output: Type.Object({
    events: Type.Array(EventFrame),
    more: Type.Array(Id),
    /** Streams whose log no longer reaches back that far (or that I may not read): fetch the snapshot again. */
    resync: Type.Array(Id),
  }),
})

/** In the place of a change to a message that stands before one's own range: only its number passes. */
export const changeWithheld = event('change.withheld', 'conversation', Nothing)
