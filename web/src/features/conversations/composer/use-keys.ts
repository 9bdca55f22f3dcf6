import type { KeyboardEvent } from 'react'
import type { Message } from '#protocol/messages.ts'
import { continueList } from '../../../platform/text/editing.ts'
import { editOfKeys } from './toolbar.tsx'
import type { ComposerState } from './use-composer.ts'
import type { Mentions } from './use-mentions.ts'

interface Input {
  composer: ComposerState
  mentions: Mentions
  lastOwn: () => Message | undefined
}

/**
 * Keys of the field. With a keyboard Enter sends and Shift Enter breaks the line; on a phone Enter breaks the line and the
 * button sends. Ctrl Enter sends everywhere.
 */
export function useKeys({ composer, mentions, lastOwn }: Input) {
  const { field } = composer
  const enterSends = !matchMedia('(hover: none) and (pointer: coarse)').matches

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // While a word is being composed (dictation, Asian input) keys belong to the input method.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (ofPicker(event) || ofEnter(event) || ofEmptyField(event) || ofEscape(event)) return event.preventDefault()
    const edit = editOfKeys(event, field.state())
    if (!edit) return
    event.preventDefault()
    field.apply(edit)
  }

  function ofPicker(event: KeyboardEvent): boolean {
    if (!mentions.open) return false
    if (event.key === 'ArrowDown') mentions.move(1)
    else if (event.key === 'ArrowUp') mentions.move(-1)
    else if (event.key === 'Enter' || event.key === 'Tab') mentions.pick(mentions.candidates[mentions.chosen])
    else if (event.key === 'Escape') mentions.close()
    else return false
    return true
  }

  function ofEnter(event: KeyboardEvent): boolean {
    if (event.key !== 'Enter') return false
    if (event.ctrlKey || event.metaKey || (enterSends && !event.shiftKey && !event.altKey)) {
      void composer.send()
      return true
    }
    const edit = continueList(field.state())
    if (edit) field.apply(edit)
    return edit !== null
  }

  function ofEmptyField(event: KeyboardEvent): boolean {
    if (event.key !== 'ArrowUp' || event.shiftKey || field.latest.current.text || composer.edited) return false
    const own = lastOwn()
    if (own) composer.edit(own)
    return own !== undefined
  }

  function ofEscape(event: KeyboardEvent): boolean {
    if (event.key !== 'Escape') return false
    if (composer.edited) composer.cancelEdit()
    else if (composer.replyTo !== null) composer.reply(null)
    else return false
    return true
  }

  return { onKeyDown, enterSends }
}
