import { everybody, line, managers, type Line } from './line.ts'
import { outside, type World } from './world.ts'

const ofSchool = (w: World) => ({ organisationId: w.school })
const goal = { percent: 100, due: '2026-12-01', kinds: ['school'] }

/** Heads see their own organisation, offices what lies below them; nobody else sees a number. */
export const indicatorsLines: Record<string, Line> = {
  'indicators.list': line(everybody.filter((role) => !outside.includes(role))),
  'indicators.dashboard': line(managers, ofSchool),
  'indicators.weeks': line(managers, ofSchool),
  'indicators.table': line(managers, (w) => ({ ...ofSchool(w), level: 'organisations' })),
  'indicators.explain': line(managers, (w) => ({ ...ofSchool(w), code: 'staff_registered' })),
  'indicators.snapshots': line(managers, ofSchool),
  'indicators.setGoal': line(['office'], (w) => ({ ...ofSchool(w), code: 'staff_registered', goal })),
  'indicators.countColleges': line(['office'], (w) => ({ organisationId: w.town, counted: false })),
  'indicators.setCutOff': line(['office'], (w) => ({ organisationId: w.town, weekday: 5, time: '12:00' })),
}
