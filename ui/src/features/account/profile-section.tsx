import { NameForm } from './name-form'
import { PasswordForm } from './password-form'

/** What others see of one, and the password. */
export default function ProfileSection() {
  return (
    <div className="space-y-10">
      <NameForm />
      <PasswordForm />
    </div>
  )
}
