import { Card, Stack } from '../ui/card.tsx'
import { Checkbox, Switch } from '../ui/checkbox.tsx'
import { CopyField } from '../ui/copy-field.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../ui/form.tsx'
import { Button } from '../ui/button.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { Select } from '../ui/select.tsx'
import { PasswordField, TextArea, TextField } from '../ui/text-field.tsx'
import { Line } from './line.tsx'

export function Forms() {
  return (
    <>
      <Card title="Основать школу">
        <Form onSubmit={refuse}>
          <TextField name="name" label="Название" hint="Как на вывеске: его увидят учителя и родители" required />
          <Select
            name="kind"
            label="Вид"
            required
            placeholder="Выберите вид"
            options={[
              { value: 'school', label: 'Школа' },
              { value: 'kindergarten', label: 'Детский сад' },
              { value: 'additional', label: 'Дополнительное образование' },
            ]}
          />
          <TextField name="patronymic" label="Отчество" optional defaultValue="Абдулмуслимовна" />
          <PasswordField
            name="password"
            label="Пароль"
            hint="Не короче 10 знаков"
            required
            minLength={10}
            autoComplete="new-password"
          />
          <TextArea
            name="list"
            label="Список класса"
            hint="Одна фамилия с именем в строке"
            placeholder="Алиева Аминат"
          />
          <Checkbox name="agree" label="Разрешаю присылать напоминания по почте" hint="Не чаще раза в день" />
          <FormActions>
            <SubmitButton>Основать школу</SubmitButton>
            <Button>Отмена</Button>
          </FormActions>
        </Form>
      </Card>
      <Card title="Ошибка и состояние">
        <Stack>
          <TextField
            label="Логин"
            defaultValue="patimat"
            error="Такой логин уже занят. Попробуйте добавить год или инициал"
          />
          <TextField label="Нельзя изменить" value="МБОУ «Средняя школа № 4»" readOnly />
          <TextField label="Отключено" disabled />
          <Switch label="Тихие часы" hint="С 20:00 до 8:00 ничего не звенит" defaultChecked />
          <Switch label="Читать вслух" />
          <Checkbox label="Выбрано" defaultChecked />
          <Checkbox label="Нельзя" disabled />
        </Stack>
      </Card>
      <Card title="Код класса">
        <Stack>
          <CopyField label="Ссылка для 5А" value="https://peremena.example/join#K7QM-3XHD-9PLA" />
          <Line>
            <QrCode text="https://peremena.example/join#K7QM-3XHD-9PLA" label="Вход в 5А" />
          </Line>
        </Stack>
      </Card>
    </>
  )
}

async function refuse(values: Record<string, string>): Promise<FormErrors> {
  await new Promise((resolve) => setTimeout(resolve, 600))
  return { fields: { name: `Организация «${values['name']}» уже есть`, password: 'Такой пароль легко угадать' } }
}
