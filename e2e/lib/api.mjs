// A caller of the API: a session that keeps its cookie, or an API key.
export class Api {
  constructor(url, headers = {}) {
    Object.assign(this, { url, headers });
  }

  static async register(url, { email, password = "Correct-horse-1!", name = "End to end" }) {
    const session = new Api(url);
    await session.post("/auth/register", { email, password, organization_name: name });
    return session;
  }

  static key(url, key) {
    return new Api(url, { Authorization: `Bearer ${key}` });
  }

  in(organizationId) {
    return new Api(this.url, { ...this.headers, "X-Tarn-Organization": organizationId });
  }

  async call(method, path, body) {
    const answer = await fetch(this.url + path, {
      method,
      headers: { ...this.headers, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const cookie = answer.headers.get("set-cookie");
    if (cookie) this.headers = { ...this.headers, Cookie: cookie.split(";")[0] };
    const text = await answer.text();
    return { status: answer.status, body: text.startsWith("{") ? JSON.parse(text) : text };
  }

  async expect(method, path, body) {
    const answer = await this.call(method, path, body);
    if (answer.status !== 200) throw new Error(`${method} ${path} -> ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  get(path) {
    return this.expect("GET", path);
  }

  post(path, body) {
    return this.expect("POST", path, body);
  }

  put(path, body) {
    return this.expect("PUT", path, body);
  }

  async organization(fields) {
    const { organization } = await this.post("/api/v1/organizations", { organization: fields });
    return { ...organization, api: Api.key(this.url, organization.api_key) };
  }
}
