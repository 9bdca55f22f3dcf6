import { listOrganisations } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Select, type Option } from '../../ui/select.tsx'
import { organisationTexts } from '../organisations/texts.ts'
import { organisationsImportTexts } from './texts.ts'
import type { Inspection } from './use-inspection.ts'
import { choose, type Choice, type Wizard } from './wizard.ts'
import styles from './organisations-import.module.css'

const encodings = ['utf-8', 'windows-1251', 'koi8-r', 'ibm866']
const places = ['school', 'kindergarten', 'additional', 'college'] as const
const headerLinesMax = 20

interface Props extends Pick<Wizard, 'office' | 'kept'> {
  /** Missing while nothing could be read: then too another encoding, sheet or header can be chosen. */
  found: Inspection | undefined
}

/** What was recognised of the file, and a way to say it otherwise; under which office new organisations stand. */
export function ReadingFields({ office, kept, found }: Props) {
  const t = useTexts(organisationsImportTexts).columns
  const kinds = useTexts(organisationTexts).kinds
  const header = found?.sheets[0]?.headerLine
  const field = (name: Choice, label: string, none: string, options: Option[], hint?: string) => (
    <Select
      label={label}
      hint={hint}
      value={kept.values[name] ?? ''}
      onChange={(event) => choose(kept, { [name]: event.target.value })}
      options={[{ value: '', label: none }, ...options]}
    />
  )
  return (
    <div className={styles.reading}>
      {office.kind === 'region' && <ParentField office={office} kept={kept} />}
      {field(
        'kind',
        t.kind,
        t.kindNone,
        places.map((value) => ({ value, label: kinds[value] })),
        t.kindHint,
      )}
      {found && found.sheetNames.length > 1 && (
        <>
          {field(
            'sheet',
            t.sheet,
            t.allSheets,
            found.sheetNames.map((value) => ({ value, label: value })),
          )}
        </>
      )}
      {found?.format !== 'json' &&
        field(
          'headerLine',
          t.headerLine,
          header ? t.headerFound(header) : t.auto,
          Array.from({ length: headerLinesMax }, (_, at) => ({ value: String(at + 1), label: t.line(at + 1) })),
        )}
      {(!found || found.format === 'csv') && (
        <>
          {field(
            'encoding',
            t.encoding,
            t.auto,
            encodings.map((value) => ({ value, label: value.toUpperCase() })),
          )}
          {field(
            'separator',
            t.separator,
            t.auto,
            Object.entries(t.separators).map(([value, label]) => ({ value, label })),
          )}
        </>
      )}
    </div>
  )
}

const officesMax = 200

/** Offices below, for a list that belongs to one of them. */
function ParentField({ office, kept }: Pick<Wizard, 'office' | 'kept'>) {
  const t = useTexts(organisationsImportTexts).columns
  const { data } = useLoaded(listOrganisations, { kind: 'municipality', limit: officesMax })
  const offices = data?.organisations.filter(({ parentId }) => parentId === office.id) ?? []
  if (offices.length === 0) return null
  return (
    <Select
      label={t.parent}
      hint={t.parentHint}
      value={kept.values['parentId'] ?? ''}
      onChange={(event) => choose(kept, { parentId: event.target.value })}
      options={[
        { value: '', label: t.parentNone(office.shortName) },
        ...offices.map(({ id, shortName }) => ({ value: id, label: shortName })),
      ]}
    />
  )
}
