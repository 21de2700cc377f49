/** Calls of our REST interface, and its refusals. */
import { accessToken } from "./console";

/** A refusal. `code` is the stable word of `error`; `field` names the JSON field at fault, `params` what the message mentions. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly field: string | null = null,
    readonly params: readonly string[] = [],
    /** Of RFC 9470, in seconds: how recent the sign-in must be. */
    readonly maxAge: number | null = null,
  ) {
    super(message);
  }
}

export interface Request {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

export interface Answer<T> {
  readonly body: T;
  readonly headers: Headers;
}

interface Refusal {
  readonly error?: string;
  readonly errorMessage?: string;
  readonly error_description?: string;
  readonly field?: string | null;
  readonly params?: readonly string[];
}

/**
 * Calls an address of ours.
 *
 * @throws ApiError if it is refused, `code` `network_error` if nobody answers
 */
export async function call<T>(url: string, request: Request = {}): Promise<Answer<T>> {
  const { response, text } = await send(url, request);
  if (!response.ok) {
    throw refusal(response, text);
  }
  try {
    return { body: (text ? JSON.parse(text) : undefined) as T, headers: response.headers };
  } catch {
    throw lost(request); // the browser's own message would quote the answer
  }
}

/** Nothing was asked for yet, so that all can be tried again. */
async function signedIn(): Promise<string> {
  let token: string | undefined;
  try {
    token = await accessToken();
  } catch {
    throw new ApiError(0, "network_error", "The server can't be reached.");
  }
  if (!token) {
    throw new ApiError(401, "unauthorized", "The session has ended.");
  }
  return token;
}

/** Whether it was done is not known: only who reads can simply try again. */
function lost({ method = "GET" }: Request): ApiError {
  return new ApiError(0, method === "GET" ? "network_error" : "answer_lost", "The answer did not arrive.");
}

async function send(url: string, request: Request): Promise<{ readonly response: Response; readonly text: string }> {
  const { method = "GET", query, body, signal } = request;
  const headers: Record<string, string> = { Accept: "application/json", Authorization: `Bearer ${await signedIn()}` };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  try {
    const response = await fetch(url + search(query), {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
      cache: "no-store",
      credentials: "omit",
    });
    return { response, text: await response.text() };
  } catch (error) {
    if (signal?.aborted) {
      throw error;
    }
    throw lost(request);
  }
}

function search(query: Request["query"]): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== "");
  return given.length ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : "";
}

/** A proxy in between may answer in another form; then the status is all that there is to tell. */
function refusal(response: Response, text: string): ApiError {
  const told = parse(text);
  const message = told.errorMessage ?? told.error_description ?? `${response.status} ${response.statusText}`.trim();
  const maxAge = /max_age="?(\d+)/.exec(response.headers.get("WWW-Authenticate") ?? "")?.[1];
  return new ApiError(
    response.status,
    told.error ?? "server_error",
    message,
    told.field ?? null,
    told.params ?? [],
    maxAge === undefined ? null : Number(maxAge),
  );
}

function parse(text: string): Refusal {
  try {
    const told: unknown = JSON.parse(text);
    return typeof told === "object" && told !== null ? told : {};
  } catch {
    return {};
  }
}
