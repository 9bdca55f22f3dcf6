import { useId, useRef, useState, type RefObject } from 'react'
import { navigate } from 'wouter/use-browser-location'
import type { FileBrief } from '#protocol/files.ts'
import {
  getLibraryPage,
  libraryAudiences,
  libraryBodyMax,
  libraryTitleMax,
  listLibrary,
  saveLibraryPage,
  type LibraryPage,
} from '#protocol/library.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { refresh } from '../../platform/queries.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import type { KeptValues } from '../accounts/kept-values.ts'
import { errorsOf } from '../accounts/refused.ts'
import { Article } from './article.tsx'
import { PageFiles } from './page-files.tsx'
import { libraryTexts } from './texts.ts'
import { usePageFiles } from './use-page-files.ts'
import styles from './library.module.css'

interface Props {
  id: string
  kept: KeptValues
  organisations: readonly { id: string; shortName: string }[]
  page?: LibraryPage
}

/** Words, for whom, and files. All of it outlives a reload until it is saved. */
export function EditForm({ id, kept, organisations, page }: Props) {
  const t = useTexts(libraryTexts)
  const form = useRef<HTMLDivElement>(null)
  const { values } = kept
  const files = usePageFiles(keptFiles(values['files']) ?? page?.files ?? [], (now) =>
    kept.set('files', JSON.stringify(now)),
  )
  const [body, setBody] = useState(values['body'] ?? page?.body ?? '')

  async function save(form: Record<string, string>): Promise<FormErrors | void> {
    const chosen = libraryAudiences.filter((audience) => form[audience] === 'on')
    if (chosen.length === 0) return { summary: t.edit.noAudience }
    try {
      await call(saveLibraryPage, {
        ...{ id, organisationId: form['organisationId'] ?? organisations[0]!.id, title: form['title'] ?? '' },
        ...{ body: form['body'] ?? '', audiences: chosen, fileIds: files.files.map((file) => file.id) },
      })
    } catch (failure) {
      return errorsOf(failure, { library_file_missing: 'body' })
    }
    kept.forget()
    toast(t.edit.saved)
    await refresh(listLibrary, getLibraryPage)
    navigate(`/library/${id}`, { replace: true })
  }

  return (
    <div
      ref={form}
      onInput={(event) => {
        kept.onInput(event)
        const field = event.target as HTMLTextAreaElement
        if (field.name === 'body') setBody(field.value)
      }}
    >
      <Form onSubmit={save}>
        {organisations.length > 1 && (
          <Select
            name="organisationId"
            label={t.edit.organisation}
            defaultValue={values['organisationId'] ?? organisations[0]!.id}
            options={organisations.map(({ id: value, shortName }) => ({ value, label: shortName }))}
          />
        )}
        <TextField
          name="title"
          label={t.edit.name}
          defaultValue={values['title'] ?? page?.title}
          minLength={2}
          maxLength={libraryTitleMax}
          required
        />
        <Audiences values={values} page={page} />
        <TextArea
          name="body"
          label={t.edit.body}
          hint={t.edit.bodyHint}
          defaultValue={values['body'] ?? page?.body}
          rows={10}
          maxRows={24}
          maxLength={libraryBodyMax}
        />
        <PageFiles files={files} onPut={(file) => put(form, file)} />
        <FormActions>
          <SubmitButton>{t.edit.save}</SubmitButton>
        </FormActions>
      </Form>
      <Preview id={id} body={body} files={page?.files ?? []} />
    </div>
  )
}

function Audiences({ values, page }: { values: KeptValues['values']; page: LibraryPage | undefined }) {
  const t = useTexts(libraryTexts)
  return (
    <fieldset className={styles.audiences}>
      <legend>{t.edit.audiences}</legend>
      {libraryAudiences.map((audience) => (
        <Checkbox
          key={audience}
          name={audience}
          label={t.audiences[audience]}
          defaultChecked={
            values[audience]
              ? values[audience] === 'true'
              : (page?.audiences.includes(audience) ?? audience === 'teacher')
          }
        />
      ))}
    </fieldset>
  )
}

/** Words at once; of a file that is not saved with the page yet, its name. */
function Preview({ id, body, files }: { id: string; body: string; files: readonly FileBrief[] }) {
  const t = useTexts(libraryTexts).edit
  const title = useId()
  if (!body.trim()) return null
  return (
    <section className={styles.preview} aria-labelledby={title}>
      <h2 id={title}>{t.preview}</h2>
      <Article body={body} pageId={id} files={files} />
    </section>
  )
}

function keptFiles(stored: string | undefined): readonly FileBrief[] | undefined {
  return stored ? (JSON.parse(stored) as readonly FileBrief[]) : undefined
}

/** Where the caret stands, on a line of its own. */
function put(form: RefObject<HTMLElement | null>, { id, name }: FileBrief): void {
  const area = form.current?.querySelector<HTMLTextAreaElement>('textarea[name=body]')
  if (!area) return
  const at = area.selectionEnd
  area.setRangeText(`\n\n![${name.replace(/[[\]]/g, '')}](file:${id})\n\n`, at, at, 'end')
  area.dispatchEvent(new Event('input', { bubbles: true }))
  area.focus()
}
