const latin: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  ӏ: '',
  і: 'i',
  ў: 'u',
  ә: 'a',
  ө: 'o',
  ү: 'u',
  ң: 'n',
  ғ: 'g',
  қ: 'k',
  һ: 'h',
}

/** A name in plain Latin letters, lower case: «Зайнаб-Ханум» → `zaynab-khanum`. What has no letter there is left out. */
export function transliterate(text: string): string {
  return [...text.normalize('NFC').toLowerCase()]
    .map((sign) => latin[sign] ?? withoutAccent(sign))
    .join('')
    .replace(/[\s_-]+/g, '-')
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^-+|-+$/g, '')
}

function withoutAccent(sign: string): string {
  return sign.normalize('NFD').replace(/\p{M}/gu, '')
}
