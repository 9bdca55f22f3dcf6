import { classChanged } from '#protocol/classes.ts'
import { announceOrganisation, followRoster } from '#server/features/organisations/exports.ts'
import { announceTies, classesOf } from '#server/features/roster/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'
import type { OutboxRow } from '#server/platform/jobs/outbox.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import { familyOf, pupilsOf } from './consents.queries.ts'

const peopleAtOnce = 50

/** Lets a child in or takes it out, as its consents stand now, and tells the family and those who keep the lists. */
export async function consentFollowed(ctx: CommandContext, childId: string, organisationId: string): Promise<void> {
  await followRoster(ctx, [childId])
  announceTies(ctx, [childId, ...(await familyOf(ctx.tx, [childId], ctx.at))])
  announceOrganisation(ctx, organisationId, 'people')
  for (const id of await classesOf(ctx.tx, childId, ctx.at)) ctx.publish(classChanged, id, { what: 'people' })
}

/** An organisation has begun to ask for consent, or asks no longer: everybody there is brought into line, in slices. */
export async function onConsentSet({ streamId }: OutboxRow, services: Services): Promise<void> {
  const pupils = await pupilsOf(services.db, streamId, services.clock.now())
  for (let first = 0; first < pupils.length; first += peopleAtOnce) {
    const slice = pupils.slice(first, first + peopleAtOnce)
    await runAs(services, null, async (ctx) => {
      await followRoster(ctx, slice)
      announceTies(ctx, [...slice, ...(await familyOf(ctx.tx, slice, ctx.at))])
    })
  }
  await runAs(services, null, async (ctx) => announceOrganisation(ctx, streamId, 'people'))
}
