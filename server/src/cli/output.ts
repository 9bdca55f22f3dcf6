import type { Config } from '#server/config.ts'
import type { Output } from './verb.ts'

export function createOutput(language: Config['language'], json: boolean): Output {
  return {
    say(text) {
      const stream = json ? process.stderr : process.stdout
      stream.write(`${text[language]}\n`)
    },
    print(data, lines) {
      process.stdout.write(
        json
          ? `${JSON.stringify(data, null, 2)}\n`
          : lines(data)
              .map((line) => `${line}\n`)
              .join(''),
      )
    },
  }
}
