// Passkeys: shows what needs them, asks the device, and sends its answer as an ordinary form.
// - Without this file, or in a browser without passkeys, the page stays as it was.
// - It writes nothing into the page but the values of hidden fields.

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

const known = (asked) =>
  asked.known.split(' ').filter(Boolean).map((id) => ({ type: 'public-key', id: bytes(id) }))

const make = async (asked) => {
  const { response } = await navigator.credentials.create({ publicKey: {
    challenge: bytes(asked.challenge),
    rp: { id: asked.site, name: asked.name },
    user: { id: bytes(asked.user), name: asked.name, displayName: asked.name },
    pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'required' },
    excludeCredentials: known(asked),
    attestation: 'none',
  } })
  return { client_data: response.clientDataJSON, attestation: response.attestationObject }
}

const sign = async (asked) => {
  const { rawId, response } = await navigator.credentials.get({ publicKey: {
    challenge: bytes(asked.challenge),
    rpId: asked.site,
    allowCredentials: known(asked),
    userVerification: 'required',
  } })
  return {
    credential: rawId,
    client_data: response.clientDataJSON,
    authenticator_data: response.authenticatorData,
    signature: response.signature,
  }
}

const take = (section) => {
  const form = section.querySelector('form')
  const button = form.querySelector('button')
  const failed = section.querySelector('[role=alert]')
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    button.disabled = true
    failed.hidden = true
    try {
      const answer = await (section.dataset.user ? make : sign)(section.dataset)
      for (const [name, part] of Object.entries(answer)) form.elements[name].value = text(part)
      form.submit()
    } catch {
      failed.hidden = false
      button.disabled = false
    }
  })
  section.hidden = false
}

if (window.PublicKeyCredential) document.querySelectorAll('[data-challenge]').forEach(take)
