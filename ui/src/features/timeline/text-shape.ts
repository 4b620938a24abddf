/** A text of more lines than this is folded. */
const MOST_LINES = 20
/** About so many characters stand in a line. */
const LINE = 80
const MOST_EMOJI = 6

const one =
  String.raw`(?:\p{RI}{2}|[0-9#*]\uFE0F?\u20E3|\p{ExtPict}\uFE0F?\p{EMod}?[\u{E0020}-\u{E007F}]*` +
  String.raw`(?:\u200D\p{ExtPict}\uFE0F?\p{EMod}?)*)`
const onlyEmoji = new RegExp(String.raw`^(?:${one}\s*){1,${MOST_EMOJI}}$`, 'u')

/** Whether there is nothing but a few emoji. */
export function isOnlyEmoji(text: string): boolean {
  return onlyEmoji.test(text)
}

/** Whether the text takes more room than a reader who only passes by wants to give it. */
export function isLong(text: string): boolean {
  const lines = text.split('\n').map((line) => Math.max(1, Math.ceil(line.length / LINE)))
  return lines.reduce((sum, count) => sum + count, 0) > MOST_LINES
}
