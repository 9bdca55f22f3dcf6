/** Of the newest Friday, or of a given snapshot. */
export const reportAddress = (organisationId: string, snapshotId?: string) =>
  `/stats/${organisationId}/report${snapshotId ? `?snapshot=${snapshotId}` : ''}`
export const measuresAddress = (organisationId: string) => `/stats/${organisationId}/measures`
export const protocolAddress = (organisationId: string, week: string) =>
  `/stats/${organisationId}/protocol?week=${week}`
export const certificateAddress = (organisationId: string, code: string) =>
  `/stats/${organisationId}/certificate/${code}`
