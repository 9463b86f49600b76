import type { ProblemDetails } from "#lib/api/contract.ts";
import type { Language } from "#lib/report/text/language.ts";
import { acceptedIn } from "./accepted-words.ts";
import { wordsIn, type Words } from "./words.ts";

/** What a refusal says besides its status and detail; `accepted` in English, which problem details put into their language. */
export type RefusalDetails = {
  readonly field?: string;
  readonly accepted?: string;
  readonly suggestions?: readonly string[];
};

const titles: { readonly [status: number]: Words } = {
  400: { en: "The request cannot be understood", ja: "リクエストを解釈できません" },
  401: { en: "Authentication is needed", ja: "認証が必要です" },
  403: { en: "Not allowed from here", ja: "ここからは許可されていません" },
  404: { en: "Not found", ja: "見つかりません" },
  405: { en: "Method not allowed", ja: "このメソッドは使えません" },
  409: { en: "The question has more than one meaning", ja: "該当するものが複数あります" },
  413: { en: "The request is too large", ja: "リクエストが大きすぎます" },
  415: { en: "The body has a type that is not accepted", ja: "本文の種類を受け付けられません" },
  421: { en: "Not a host this server answers for", ja: "このサーバーが応答するホスト名ではありません" },
  500: { en: "Something broke here", ja: "サーバーで問題が起きました" },
  503: { en: "Nothing to show yet", ja: "まだ表示できるものがありません" },
};

/** The one error class: a request that cannot be answered, with what was expected. Everything else that is thrown is a defect. */
export class Refusal extends Error {
  readonly status: number;
  readonly words: Words;
  readonly details: RefusalDetails;

  /** The message, which the command line prints, is the English of the words. */
  constructor(status: number, words: Words, details: RefusalDetails = {}) {
    super(wordsIn(words, "en"));
    this.name = "Refusal";
    this.status = status;
    this.words = words;
    this.details = details;
  }
}

/** A refusal as RFC 9457 problem details, in a language. */
export function problemDetails(
  { status, words, details }: Pick<Refusal, "status" | "words" | "details">,
  language: Language,
): ProblemDetails {
  const { accepted, ...rest } = details;
  return {
    type: "about:blank",
    title: wordsIn(titles[status] ?? { en: "Refused", ja: "拒否されました" }, language),
    status,
    detail: wordsIn(words, language),
    ...rest,
    ...(accepted !== undefined && { accepted: acceptedIn(language, accepted) }),
  };
}
