import { useState } from 'react'
import { keep, kept } from '../../../platform/device/small-things.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { talkTexts } from '../texts.ts'
import styles from './emoji-picker.module.css'

const groups = {
  faces:
    '😀 😃 😄 😁 😅 😂 🙂 🙃 😉 😊 😇 🥰 😍 😘 😋 😜 🤔 🤗 😎 🤓 🥳 😏 😌 😴 🥱 😐 😶 🙄 😬 😔 😕 🙁 😟 😢 😭 😤 😠 😳 😱 😨 😓 🤒 🤧 😷 🤯',
  hands: '👍 👎 👌 ✌️ 🤞 🤝 👏 🙌 🙏 💪 👋 ✋ 🖐️ ☝️ 👆 👇 👈 👉 ✍️ 🤷 🤦 🙋',
  hearts: '❤️ 🧡 💛 💚 💙 💜 🤍 💔 💖 💐 🎉 🎊 🎁 🎂 ⭐ 🌟 ✨ 🔥 💯',
  school:
    '📚 📖 📕 📝 ✏️ 🖊️ 🖍️ 📐 📏 📎 📌 🗂️ 📋 📅 📆 🎒 🏫 🎓 🔬 🔭 🧪 🧮 🌍 🎨 🎭 🎵 🎻 🎹 🎤 ⚽ 🏀 🏐 ♟️ 🏆 🥇 🥈 🥉 🏅',
  nature: '☀️ 🌤️ ⛅ 🌧️ ⛈️ ❄️ ☃️ 🌈 🌙 🌸 🌷 🌹 🌻 🌼 🍀 🌳 🌲 🍁 🍂 🐱 🐶 🐰 🐻 🦊 🐼 🐥 🦉 🐴 🦅 🐝 🦋 🐢',
  food: '🍎 🍏 🍐 🍊 🍋 🍇 🍓 🍒 🍑 🍉 🥕 🌽 🥔 🍞 🥐 🧀 🥚 🍲 🥗 🍕 🍰 🍪 🍫 🍬 🍯 🥛 ☕ 🍵 🥤',
  things: '📱 💻 🖨️ 📷 🎥 🎧 💡 🔑 🔒 🔔 🔕 ⏰ ⌛ 🕐 🚌 🚗 🚲 ✈️ 🚀 🏠 🏥 💊 🧹 🧸 👕 👟 👓 ☂️ 💰 ✉️ 📦 🗑️',
  signs: '✅ ☑️ ✔️ ❌ ❗ ❓ ⚠️ ⛔ 🚫 ➕ ➖ ➡️ ⬅️ ⬆️ ⬇️ 🔄 🔴 🟠 🟡 🟢 🔵 🟣 ⚫ ⚪ 1️⃣ 2️⃣ 3️⃣ 4️⃣ 5️⃣ 🆗 🆕 🔝',
} as const

const KEY = 'peremena.emoji'
const recentMax = 16

/** A small set that a school needs; what was used lately stands first. */
export default function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const t = useTexts(talkTexts).composer
  const [recent, setRecent] = useState(recentEmoji)
  const pick = (emoji: string) => {
    onPick(emoji)
    setRecent(remember(emoji))
  }
  return (
    <div className={styles.picker} tabIndex={-1}>
      {recent.length > 0 && <Group name={t.recent} emoji={recent} onPick={pick} />}
      {Object.entries(groups).map(([id, emoji]) => (
        <Group key={id} name={t.emojiGroups[id as keyof typeof groups]} emoji={emoji.split(' ')} onPick={pick} />
      ))}
    </div>
  )
}

function Group({ name, emoji, onPick }: { name: string; emoji: readonly string[]; onPick: (emoji: string) => void }) {
  return (
    <section aria-label={name}>
      <h3 className={styles.name}>{name}</h3>
      <div className={styles.grid}>
        {emoji.map((one) => (
          <button
            key={one}
            type="button"
            className={styles.emoji}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(one)}
          >
            {one}
          </button>
        ))}
      </div>
    </section>
  )
}

function recentEmoji(): string[] {
  return (kept(KEY) ?? '').split(' ').filter(Boolean).slice(0, recentMax)
}

function remember(emoji: string): string[] {
  const next = [emoji, ...recentEmoji().filter((other) => other !== emoji)].slice(0, recentMax)
  keep(KEY, next.join(' '))
  return next
}
