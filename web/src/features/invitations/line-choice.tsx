import { useId, useState } from 'react'
import { getClass } from '#protocol/classes.ts'
import type { JoinRequest } from '#protocol/invitations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Select } from '../../ui/select.tsx'
import { wordsOf } from './request.rules.ts'
import { invitationTexts } from './texts.ts'
import styles from './requests.module.css'

interface Props {
  request: JoinRequest
  chosen: string | undefined
  onChoose: (lineId: string) => void
}

/** Lines of the class list that fit, the best chosen; any other line by hand. */
export function LineChoice({ request, chosen, onChoose }: Props) {
  const t = useTexts(invitationTexts).requests
  const name = useId()
  const [byHand, setByHand] = useState(request.matches.length === 0)
  const ofSheet = request.matches.some(({ match }) => match === 'sheet')
  const onlyTaken = request.matches.length > 0 && request.matches.every(({ taken }) => taken)
  return (
    <fieldset className={styles.lines}>
      <legend className={styles.legend}>{t.line}</legend>
      {request.matches.map(({ person, match, taken }) => (
        <label key={person.id} className={styles.line}>
          <input
            type="radio"
            name={name}
            checked={!byHand && chosen === person.id}
            disabled={taken}
            onChange={() => {
              setByHand(false)
              onChoose(person.id)
            }}
          />
          <span>
            {person.fullName}
            <span className={styles.match}>{taken ? t.taken : t[match]}</span>
          </span>
        </label>
      ))}
      {request.matches.length > 0 && !ofSheet && (
        <label className={styles.line}>
          <input type="radio" name={name} checked={byHand} onChange={() => setByHand(true)} />
          <span>{t.other}</span>
        </label>
      )}
      {byHand && <AnyLine request={request} chosen={chosen} onChoose={onChoose} />}
      {onlyTaken && request.kind === 'pupil' && <p className={styles.hint}>{t.restoreInstead}</p>}
    </fieldset>
  )
}

function AnyLine({ request, chosen, onChoose }: Props) {
  const t = useTexts(invitationTexts).requests
  const { data } = useLoaded(getClass, { classId: request.classId ?? '' }, { enabled: request.classId !== null })
  const lines = data?.lines ?? []
  return (
    <Select
      label={t.lineOf(wordsOf(request.name))}
      labelHidden
      placeholder={t.choose}
      value={lines.some(({ person }) => person.id === chosen) ? chosen : ''}
      onChange={(event) => onChoose(event.target.value)}
      options={lines.map(({ person, familyName, givenName, patronymic, state }) => ({
        value: person.id,
        label: [familyName, givenName, patronymic].filter(Boolean).join(' '),
        disabled: request.kind === 'pupil' && (state === 'joined' || state === 'awaits_consent'),
      }))}
    />
  )
}
