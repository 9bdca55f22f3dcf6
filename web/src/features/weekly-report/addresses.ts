export const reportAddress = (organisationId: string) => `/stats/${organisationId}/report`
export const measuresAddress = (organisationId: string) => `/stats/${organisationId}/measures`
export const protocolAddress = (organisationId: string, week: string) =>
  `/stats/${organisationId}/protocol?week=${week}`
export const certificateAddress = (organisationId: string, code: string) =>
  `/stats/${organisationId}/certificate/${code}`
