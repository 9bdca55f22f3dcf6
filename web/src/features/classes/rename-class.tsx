import { useState } from 'react'
import { renameClass, type ClassRow } from '#protocol/classes.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { IconEdit } from '../../ui/icons.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { refreshPeople } from '../people/live.ts'
import { likelyName } from './kinds.ts'
import { classTexts } from './texts.ts'

/** Another name for a class; its chats follow. */
export function RenameClass({ row }: { row: ClassRow }) {
  const t = useTexts(classTexts)
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState(row.name)
  const kept = likelyName(row.kind, typed)

  async function rename({ name = '' }: Record<string, string>): Promise<FormErrors | void> {
    try {
      const made = await call(renameClass, { classId: row.id, name: name.trim() })
      toast(t.page.renamed(made.name))
    } catch (failure) {
      return errorsOf(failure, { class_exists: 'name', class_name_empty: 'name' })
    }
    setOpen(false)
    await refreshPeople()
  }

  return (
    <>
      <IconButton icon={IconEdit} label={t.page.renameClass} onClick={() => setOpen(true)} />
      <Dialog open={open} title={t.page.renameClass} onClose={() => setOpen(false)}>
        <Form onSubmit={rename}>
          <TextField
            name="name"
            label={t.form.name}
            hint={kept && kept !== typed.trim() ? t.form.kept(kept) : t.form.nameHint[row.kind]}
            defaultValue={row.name}
            onChange={(event) => setTyped(event.target.value)}
            maxLength={60}
            autoComplete="off"
            required
          />
          <FormActions>
            <SubmitButton>{t.page.save}</SubmitButton>
          </FormActions>
        </Form>
      </Dialog>
    </>
  )
}
