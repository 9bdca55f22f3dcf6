/**
 * Passwords of at least eight signs that are guessed first: keyboard rows, counting, words of the trade, years. Compared in lower case;
 * a word is also refused with up to four digits or marks at its end.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `12345678 123456789 1234567890 0123456789 0987654321 987654321 87654321 11111111 00000000 22222222 77777777 88888888
  99999999 12341234 11223344 12344321 123123123 123321123 147258369 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2 q1w2e3r4 zaq12wsx
  qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 asdfghjk asdfghjkl zxcvbnm1 zxcvbnm123 qazwsxedc qweasdzxc qwe123qwe
  йцукенгш йцукенгшщз йцукен12 йцукен123 фывапролд фывапрол ячсмитьб 1йцукен2 qwertyйцукен
  password password1 passw0rd p@ssw0rd p@ssword passwort administrator adminadmin admin123 admin1234 letmein1 welcome1
  iloveyou sunshine princess football baseball superman starwars trustno1 abcd1234 abc12345 a1234567 aa123456 changeme
  пароль12 пароль123 мойпароль парольпароль админадмин администратор привет12 привет123 приветпривет любимая любимый
  учитель1 учитель123 директор директор1 школа123 школа1234 моякласс мойкласс перемена peremena peremena1 школьник
  дагестан дагестан05 махачкала махачкала05 россия123 спартак1 солнышко зайчонок максим123 nastya123 magomed05 dagestan
  dagestan05 mahachkala makhachkala russia123 rossiya1 shkola123 shkola12 uchitel1 direktor solnishko lubimaya lyubov123`
    .split(/\s+/)
    .filter(Boolean),
)
