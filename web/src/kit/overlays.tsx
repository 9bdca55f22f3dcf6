import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Card, Stack } from '../ui/card.tsx'
import { confirm } from '../ui/confirm.ts'
import { Dialog, Sheet } from '../ui/dialog.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { IconCopy, IconFlag, IconForward, IconPin, IconReply, IconThumbsUp, IconTrash } from '../ui/icons.tsx'
import { ListRow } from '../ui/list-row.tsx'
import { contextMenu, type MenuOptions } from '../ui/menu.ts'
import { Menu } from '../ui/menu-button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { toast, toastUndo } from '../ui/toast.ts'
import { Tooltip } from '../ui/tooltip.tsx'
import { Line } from './line.tsx'

export function Layers() {
  const [open, setOpen] = useState<'dialog' | 'sheet'>()
  const close = () => setOpen(undefined)
  return (
    <Card title="Поверх страницы">
      <Stack>
        <Line>
          <Button onClick={() => setOpen('dialog')}>Окно</Button>
          <Button onClick={() => setOpen('sheet')}>Лист</Button>
          <Button onClick={ask}>Вопрос</Button>
          <Button onClick={() => toast('Приглашение скопировано')}>Сообщить</Button>
          <Button
            onClick={() =>
              toastUndo('Беседа «Абдулмуслимова Зайнаб-Ханум Абдулмуслимовна» скрыта', () => toast('Вернули'))
            }
          >
            С отменой
          </Button>
          <Tooltip text="Слово под мышкой">
            <Button>Подсказка</Button>
          </Tooltip>
          <Menu menu={messageMenu} />
          <Menu menu={messageMenu}>{(trigger) => <Button {...trigger}>Меню</Button>}</Menu>
        </Line>
        <ListRow
          {...contextMenu(messageMenu)}
          title="Нажмите правой кнопкой или подержите палец"
          onPress={() => toast('Нажато')}
        />
      </Stack>
      <Dialog
        open={open === 'dialog'}
        onClose={close}
        title="Новая беседа"
        actions={
          <>
            <Button onClick={close}>Отмена</Button>
            <Button tone="primary" onClick={close}>
              Создать беседу
            </Button>
          </>
        }
      >
        <TextField label="Название" hint="Его увидят все участники" />
      </Dialog>
      <Sheet open={open === 'sheet'} onClose={close} title="Переслать" flush>
        {['Учительская', '5А, родители', 'Патимат Гаджиевна'].map((name) => (
          <ListRow key={name} title={name} onPress={close} />
        ))}
      </Sheet>
    </Card>
  )
}

async function ask() {
  const yes = await confirm({
    title: 'Удалить сообщение у всех?',
    text: 'Его не увидит никто, и вернуть его нельзя.',
    action: 'Удалить у всех',
    danger: true,
  })
  toast(yes ? 'Удалено' : 'Осталось на месте')
}

function messageMenu(): MenuOptions {
  return {
    label: 'Сообщение',
    header: (close) => (
      <Line>
        {['Согласен', 'Спасибо', 'Смешно'].map((label) => (
          <IconButton key={label} icon={IconThumbsUp} label={label} onClick={close} />
        ))}
      </Line>
    ),
    items: [
      { label: 'Ответить', icon: IconReply, keys: 'R', onSelect: () => toast('Ответить') },
      { label: 'Скопировать', icon: IconCopy, keys: 'Ctrl C', onSelect: () => toast('Скопировать') },
      { label: 'Переслать', icon: IconForward, onSelect: () => toast('Переслать') },
      { label: 'Закрепить', icon: IconPin, checked: true, onSelect: () => toast('Закрепить') },
      'line',
      { label: 'Пожаловаться', icon: IconFlag, onSelect: () => toast('Пожаловаться') },
      { label: 'Удалить', icon: IconTrash, danger: true, onSelect: () => toast('Удалить') },
    ],
  }
}
