import { getClass } from '#protocol/classes.ts'
import { answerConsent, myConsents, withdrawConsent } from '#protocol/consents.ts'
import { approveJoin } from '#protocol/invitations.ts'
import { updateOrganisation } from '#protocol/organisations.ts'
import { setGuardianRights } from '#protocol/roster.ts'
import type { Actor } from '#server/platform/call.ts'
import type { Services } from '#server/platform/services.ts'
import { newId } from '#server/platform/ids.ts'
import { named, scene } from '#server/testing/scene.ts'
import { consentText } from './consent-texts.ts'
import { onConsentSet } from './follow-consent.ts'

export type ConsentWorld = Awaited<ReturnType<typeof consentWorld>>

/** A school with a teacher, families by the dozen, and a way to wait for days: `followDates` is the job of the roster. */
export async function consentWorld(followDates: (services: Services) => Promise<void>) {
  const s = await scene()
  const teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Алиева Патимат Гаджиевна')

  /** The school begins to ask, or asks no longer; who is there has followed. */
  async function asks(consentUnder14: boolean, consentFrom14 = false): Promise<void> {
    await s.call(s.head, updateOrganisation, { organisationId: s.schoolId, consentUnder14, consentFrom14 })
    await onConsentSet({ streamId: s.schoolId } as Parameters<typeof onConsentSet>[0], s.services)
  }

  /** A class with a pupil, a mother who may sign and a father who may not, all with an account. */
  async function family(name = 'Гасанова Фатима') {
    const classId = await s.makeClass(s.head, `Класс ${newId()}`, name, teacher)
    const [line] = (await s.call(s.head, getClass, { classId })).lines
    const pupils = await s.classSheet(s.head, classId, 'pupils')
    const guardians = await s.classSheet(s.head, classId, 'guardians')
    const pupil = await s.ask(pupils.code, name)
    await s.call(s.head, approveJoin, { requestId: pupil.requestId, lineId: line!.person.id })
    const child = pupil.actor
    const join = async (fullName: string, kinship: 'mother' | 'father') => {
      const asked = await s.ask(guardians.code, fullName, { child: named(name), kinship })
      await s.call(s.head, approveJoin, { requestId: asked.requestId, lineId: child.personId })
      return asked.actor
    }
    const mother = await join('Гасанова Зарема', 'mother')
    const father = await join('Гасанов Руслан', 'father')
    await s.call(s.head, setGuardianRights, {
      ...{ childId: child.personId, guardianId: mother.personId, legalKind: 'parent', rights: { sign: true } },
    })
    return { classId, child, mother, father }
  }

  const answerFor = ({ personId }: Actor, agreed: boolean, own = false) => {
    const { version, locale, hash } = consentText('ru', own ? 'own' : 'guardian')
    return { id: newId(), childId: personId, organisationId: s.schoolId, agreed, version, locale, hash }
  }
  const answer = (by: Actor, child: Actor, agreed: boolean) =>
    s.call(by, answerConsent, answerFor(child, agreed, by.personId === child.personId))

  async function withdraw(by: Actor, child: Actor): Promise<void> {
    const { consents } = await s.call(by, myConsents, { locale: 'ru' })
    const { given } = consents.find((one) => one.child.id === child.personId) ?? { given: null }
    if (given) await s.call(by, withdrawConsent, { consentId: given.id })
  }

  const daysLater = (days: number) =>
    followDates({ ...s.services, clock: { now: () => new Date(Date.now() + days * 86_400_000) } })

  return { ...s, teacher, asks, family, answer, answerFor, withdraw, daysLater }
}
