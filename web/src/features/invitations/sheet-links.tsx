import type { Sheet } from '#protocol/invitations.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-field.tsx'
import { IconLink } from '../../ui/icons.tsx'
import { toast } from '../../ui/toast.ts'
import { invitationTexts } from './texts.ts'
import styles from './codes-page.module.css'

/** Codes and links of everybody, to send instead of paper. */
export function SheetLinks({ sheets }: { sheets: readonly Sheet[] }) {
  return (
    <ul className={styles.links}>
      {sheets.map((sheet) => (
        <LinkRow key={sheet.id} sheet={sheet} />
      ))}
    </ul>
  )
}

function LinkRow({ sheet }: { sheet: Sheet }) {
  const t = useTexts(invitationTexts).sheets
  const name = sheet.personName || [t.copyFor[sheet.for], sheet.className].filter(Boolean).join(', ')
  return (
    <li className={styles.link}>
      <span className={styles.linkName}>{name}</span>
      <code className={styles.linkCode}>{sheet.code}</code>
      <Button size="s" icon={IconLink} aria-label={t.copyLinkOf(name)} onClick={() => void copy(sheet.link)}>
        {t.copyLink}
      </Button>
    </li>
  )
}

async function copy(link: string): Promise<void> {
  await copyText(link)
  toast(texts(invitationTexts).sheets.copied)
}
