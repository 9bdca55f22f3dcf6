import { useTexts } from '../../../platform/i18n/index.ts'
import { makeLink, toggleLines, toggleSign, type FieldEdit, type FieldState } from '../../../platform/text/editing.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import {
  IconBold,
  IconCode,
  IconItalic,
  IconLink,
  IconList,
  IconOrderedList,
  IconQuote,
  IconStrike,
} from '../../../ui/icons.tsx'
import { talkTexts } from '../texts.ts'
import type { Field } from './use-field.ts'
import styles from './toolbar.module.css'

type Act = (field: FieldState) => FieldEdit

const acts = {
  bold: (field) => toggleSign(field, '**'),
  italic: (field) => toggleSign(field, '__'),
  strike: (field) => toggleSign(field, '~~'),
  code: (field) => toggleSign(field, '`'),
  link: (field) => makeLink(field),
  quote: (field) => toggleLines(field, '> '),
  bulletList: (field) => toggleLines(field, '- '),
  numberList: (field) => toggleLines(field, '1. '),
} satisfies Record<string, Act>

type ActName = keyof typeof acts

const buttons: readonly { name: ActName; icon: typeof IconBold; keys?: string }[] = [
  { name: 'bold', icon: IconBold, keys: 'Ctrl B' },
  { name: 'italic', icon: IconItalic, keys: 'Ctrl I' },
  { name: 'strike', icon: IconStrike, keys: 'Ctrl Shift X' },
  { name: 'link', icon: IconLink, keys: 'Ctrl L' },
  { name: 'code', icon: IconCode, keys: 'Ctrl E' },
  { name: 'quote', icon: IconQuote, keys: 'Ctrl Shift 9' },
  { name: 'bulletList', icon: IconList, keys: 'Ctrl Shift 8' },
  { name: 'numberList', icon: IconOrderedList, keys: 'Ctrl Shift 7' },
]

/** Formatting by buttons: the signs are put into the text, where they can be seen and taken away. */
export function Toolbar({ field }: { field: Field }) {
  const t = useTexts(talkTexts).composer
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t.formatting}>
      {buttons.map(({ name, icon, keys }) => (
        <IconButton
          key={name}
          icon={icon}
          size="s"
          label={t[name]}
          {...(keys ? { keys } : {})}
          // The selection must not be lost by pressing a button.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => field.apply(acts[name](field.state()))}
        />
      ))}
    </div>
  )
}

const letters: Record<string, ActName> = { KeyB: 'bold', KeyI: 'italic', KeyE: 'code', KeyL: 'link' }
const shifted: Record<string, ActName> = { KeyX: 'strike', Digit9: 'quote', Digit8: 'bulletList', Digit7: 'numberList' }

/** The edit that Ctrl with this key makes; by place on the keyboard, so that it works in either layout. */
export function editOfKeys(
  event: { code: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean },
  field: FieldState,
): FieldEdit | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const name = (event.shiftKey ? shifted : letters)[event.code]
  return name ? acts[name](field) : null
}
