import { navigate } from 'wouter/use-browser-location'
import { invitationsAtOnceMax } from '#protocol/invitations.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { useSession } from '../../platform/store/index.ts'
import { Button } from '../../ui/button.tsx'
import { confirm } from '../../ui/confirm.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { IconClose } from '../../ui/icons.tsx'
import { toast } from '../../ui/toast.ts'
import { codesAddress } from './addresses.ts'
import { BulkPanel } from './bulk-panel.tsx'
import { beginBulk, closeBulk, useBulkWork } from './bulk.ts'
import { byName, type BulkKind, type BulkWork } from './bulk.rules.ts'
import type { Choosing, ChosenPerson } from './choosing.ts'
import { peopleTexts } from './texts.ts'
import styles from './bulk.module.css'

interface Props {
  organisationId: string
  choosing: Choosing
}

/** At the foot of the list: what to do with those who are chosen, how far it has come, and what came of it. */
export function BulkBar({ organisationId, choosing }: Props) {
  const work = useBulkWork(organisationId)
  if (work) return <BulkPanel work={work} />
  return choosing.on ? <Acts organisationId={organisationId} choosing={choosing} /> : null
}

function Acts({ organisationId, choosing }: Props) {
  const t = useTexts(peopleTexts).bulk
  const session = useSession()
  const { chosen } = choosing
  const people = [...chosen.values()]

  async function begin(kind: BulkKind) {
    if (session.state !== 'signedIn' || !(await isMeant(kind, people))) return
    const { accountId } = session.me
    choosing.end()
    const done = await beginBulk({ accountId, organisationId, kind, people: byName(people) })
    if (!done || !isPlain(done)) return
    closeBulk()
    if (kind === 'revoke') toast(t.result.revoke(done.count))
    else navigate(codesAddress(done.invitationIds))
  }

  return (
    <section className={styles.bar} aria-label={t.chosen}>
      <p className={styles.count} role="status">
        {t.count(chosen.size)}
      </p>
      <Button size="s" tone="plain" busy={choosing.adding} onClick={() => void choosing.addUninvited()}>
        {t.allUninvited}
      </Button>
      <IconButton icon={IconClose} label={t.end} onClick={choosing.end} />
      <div className={styles.acts}>
        <Button size="s" tone="primary" disabled={chosen.size === 0} onClick={() => void begin('issue')}>
          {t.issue}
        </Button>
        <Button size="s" disabled={chosen.size === 0} onClick={() => void begin('revoke')}>
          {t.revoke}
        </Button>
      </div>
    </section>
  )
}

/** All went well and the sheets fit on one page: nothing has to be read first. */
function isPlain({ state, leftOut, invitationIds }: BulkWork): boolean {
  return state === 'done' && leftOut.length === 0 && invitationIds.length <= invitationsAtOnceMax
}

/** Asks where a paper that somebody holds would stop working. */
async function isMeant(kind: BulkKind, people: readonly ChosenPerson[]): Promise<boolean> {
  const t = texts(peopleTexts).bulk
  const holding = people.filter(({ state }) => state === 'invited').length
  if (holding === 0) return true
  if (kind === 'revoke') {
    return confirm({ title: t.revokeTitle(holding), text: t.revokeText, action: t.revoke, danger: true })
  }
  return confirm({ title: t.renewTitle(holding), text: t.renewText, action: t.issue })
}
