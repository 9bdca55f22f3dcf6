import { feature } from '#server/platform/feature.ts'
import { whatSees } from './what-sees.ts'
import { whyWrite } from './why-write.ts'

/** Answers to «what can this person see, and why» and «may they write to each other, and why». */
export const rightsFeature = feature({ name: 'rights', calls: [whatSees, whyWrite] })
