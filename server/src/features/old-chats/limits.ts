/** How often one may have a table read: it takes a thread each time. */
export const readingLimit = { per: 'account', count: 60, windowMs: 600_000 } as const
