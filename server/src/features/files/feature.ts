import { feature } from '#server/platform/feature.ts'
import { downloadRoutes } from './download-route.ts'
import { sweepFiles } from './sweep-files.ts'
import { uploadRoute } from './upload-route.ts'

/** Bytes: taken in, made clean, read through the messages that hold them, removed with the last of these. */
export const filesFeature = feature({
  name: 'files',
  calls: [],
  jobs: { 'files.sweep': { cron: '*/5 * * * *', run: sweepFiles } },
  async routes(http, services) {
    await uploadRoute(http, services)
    await downloadRoutes(http, services)
  },
})
