import { addPupils } from '#protocol/classes.ts'
import { call } from '../../platform/api/call.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { toast } from '../../ui/toast.ts'
import { useKeptValues } from '../accounts/kept-values.ts'
import { errorsOf } from '../accounts/refused.ts'
import { refreshPeople } from '../people/live.ts'
import { addingKey } from './left-names.ts'
import { NamesField } from './names-field.tsx'
import { classTexts } from './texts.ts'
import { leftOver, useReadNames } from './use-read-names.ts'
import styles from './classes.module.css'

/** More names for a class. Lines that were not taken stay in the field. */
export function AddPupils({ classId, onDone }: { classId: string; onDone: () => void }) {
  const t = useTexts(classTexts).page
  const kept = useKeptValues(addingKey(classId))
  const names = kept.values['names'] ?? ''
  const read = useReadNames(names, classId)

  async function add(): Promise<FormErrors | void> {
    const none = texts(classTexts).names
    if (read.tooLong) return { fields: { names: none.tooLongList } }
    if (names.trim() === '') return { fields: { names: none.none } }
    try {
      const { added, remarks } = await call(addPupils, { classId, names })
      if (added === 0) return { fields: { names: none.none } }
      const left = leftOver(remarks, 'none')
      kept.set('names', left)
      toast(t.added(added))
      await refreshPeople()
      if (left === '') onDone()
    } catch (failure) {
      return errorsOf(failure)
    }
  }

  return (
    <div className={styles.addBox}>
      <Form onSubmit={add} aria-label={t.add}>
        <NamesField
          name="names"
          label={t.add}
          value={names}
          onChange={(text) => kept.set('names', text)}
          read={read}
          duplicates="taken"
        />
        <FormActions>
          <SubmitButton>{t.addSubmit(read.taken)}</SubmitButton>
        </FormActions>
      </Form>
    </div>
  )
}

/** Lines that were not taken when the class was made wait here. */
export function hasNamesWaiting(classId: string): boolean {
  try {
    return Boolean(sessionStorage.getItem(`peremena.draft.${addingKey(classId)}`))
  } catch {
    return false
  }
}
