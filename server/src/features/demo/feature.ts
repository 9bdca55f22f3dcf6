import { feature } from '#server/platform/feature.ts'
import { demoPeople } from './demo-people.ts'
import { demoSignIn } from './demo-sign-in.ts'

/** An invented municipality to look around in, and a way to be anybody there. */
export const demoFeature = feature({ name: 'demo', calls: [demoPeople, demoSignIn] })
