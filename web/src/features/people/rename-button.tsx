import { useState } from 'react'
import { renamePerson, type PersonCard } from '#protocol/roster.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { IconEdit } from '../../ui/icons.tsx'
import { toast } from '../../ui/toast.ts'
import { NameFields, personName } from '../accounts/name-fields.tsx'
import { errorsOf } from '../accounts/refused.ts'
import { refreshPeople } from './live.ts'
import { peopleTexts } from './texts.ts'

type Named = Pick<PersonCard, 'familyName' | 'givenName' | 'patronymic'>

/** Names come from the organisation: its managers correct them. */
export function RenameButton({ card, organisationId }: { card: PersonCard; organisationId: string }) {
  const t = useTexts(peopleTexts)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button tone="plain" size="s" icon={IconEdit} onClick={() => setOpen(true)}>
        {t.act.rename}
      </Button>
      <RenameDialog
        open={open}
        name={card}
        personId={card.person.id}
        organisationId={organisationId}
        onClose={() => setOpen(false)}
      />
    </>
  )
}

interface RenameDialogProps {
  open: boolean
  name: Named
  personId: string
  organisationId: string
  onClose: () => void
}

export function RenameDialog({ open, name, personId, organisationId, onClose }: RenameDialogProps) {
  const t = useTexts(peopleTexts).renaming

  async function rename(values: Record<string, string>): Promise<FormErrors | void> {
    try {
      await call(renamePerson, { personId, organisationId, name: personName(values) })
    } catch (failure) {
      return errorsOf(failure)
    }
    toast(t.done)
    onClose()
    await refreshPeople()
  }

  const { familyName, givenName, patronymic } = name
  return (
    <Dialog open={open} title={t.title} onClose={onClose}>
      <Form onSubmit={rename}>
        <NameFields values={{ familyName, givenName, patronymic }} />
        <FormActions>
          <SubmitButton>{t.save}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
