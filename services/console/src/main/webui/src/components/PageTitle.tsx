import { ReloadOutlined } from '@ant-design/icons'
import { Button, Space } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '../texts'

interface Props {
  title: string
  note?: string
  reload?: () => void
  loading?: boolean
  children?: ReactNode
}

export function PageTitle({ title, note, reload, loading, children }: Props) {
  const texts = useTexts()
  return (
    <header className="page-title">
      <div>
        <h1>{title}</h1>
        {note && <p>{note}</p>}
      </div>
      <Space wrap>
        {reload && <Button icon={<ReloadOutlined />} onClick={reload} loading={loading}>{texts.common.reload}</Button>}
        {children}
      </Space>
    </header>
  )
}
