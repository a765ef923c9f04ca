import { redirect } from 'next/navigation'

/** The day begins with what is due. */
export default function Home() {
  redirect('/today')
}
