import { Button, Input } from 'antd'
import { useState } from 'react'
import { type Profile, profilePath } from '../../api/driver'
import { useWrite } from '../../api/useWrite'
import { Refused } from '../../components/Refused'
import { useTexts } from '../../texts'

/** Who a new driver is: without it nobody can recharge, order notices, or charge. */
export function ProfileForm({ saved }: { saved: () => void }) {
  const texts = useTexts()
  const [nickname, setNickname] = useState('')
  const [phone, setPhone] = useState('')
  const writing = useWrite<Profile>()
  const complete = nickname.trim() !== '' && /^[0-9]{7,15}$/.test(phone)
  const save = async () => {
    if (await writing.send({ method: 'PUT', path: profilePath, body: { nickname: nickname.trim(), phone } })) saved()
  }
  return (
    <form className="my-profile" onSubmit={(event) => { event.preventDefault(); if (complete) void save() }}>
      <h2>{texts.my.profile}</h2>
      <p className="faint">{texts.my.profileHint}</p>
      <Input
        name="nickname"
        value={nickname}
        maxLength={100}
        placeholder={texts.my.nickname}
        aria-label={texts.my.nickname}
        onChange={(event) => setNickname(event.target.value)}
      />
      <Input
        name="phone"
        type="tel"
        value={phone}
        maxLength={15}
        placeholder={texts.records.phone}
        aria-label={texts.records.phone}
        onChange={(event) => setPhone(event.target.value.trim())}
      />
      <Refused problem={writing.problem} />
      <Button type="primary" size="large" block htmlType="submit" disabled={!complete} loading={writing.busy}>
        {texts.my.saveProfile}
      </Button>
    </form>
  )
}
