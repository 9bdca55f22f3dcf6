const one =
  '(?:\\p{RI}{2}|[0-9#*]\\uFE0F?\\u20E3|\\p{Extended_Pictographic}(?:\\uFE0F|\\p{EMod})?[\\u{E0020}-\\u{E007F}]*' +
  '(?:\\u200D\\p{Extended_Pictographic}(?:\\uFE0F|\\p{EMod})?)*)'
const few = new RegExp(`^(?:${one}\\s*){1,3}$`, 'u')
const each = new RegExp(one, 'gu')

/** How many emoji the text consists of, from 1 to 3; 0 when it says more than that. Those few are drawn large. */
export function emojiOnly(text: string): number {
  if (text.length > 60 || !few.test(text)) return 0
  return text.match(each)?.length ?? 0
}
