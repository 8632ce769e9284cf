/** The pretended core's language models: two providers and what they were asked, or none. */
import type {
  Change,
  ModelAction,
  ModelEvaluator,
  ModelKindView,
  ModelSpend,
  ModelsView,
  Prices,
  ProviderView,
  Spend,
  Trouble,
  TypedPrices,
  Vendor,
} from "../../src/api/bindings";
import type { Scenario } from "./scenario";

const DAY = 24 * 3_600_000;
const FREE = { new: 0, recent: 0 };
const named = (vendor: Vendor, usualBaseUrl: string | null, needsKey: boolean) => ({ vendor, usualBaseUrl, needsKey });

const KINDS: ModelKindView[] = [
  {
    evaluator: "local_llm",
    price: FREE,
    vendors: [named("ollama", "http://127.0.0.1:11434", false), named("openai_compatible", null, false)],
  },
  {
    evaluator: "byok",
    price: { new: 1, recent: 0 },
    vendors: [
      named("openai", "https://api.openai.com/v1", true),
      named("anthropic", "https://api.anthropic.com", true),
      named("google", "https://generativelanguage.googleapis.com", true),
      named("openrouter", "https://openrouter.ai/api/v1", true),
    ],
  },
  { evaluator: "managed", price: { new: 4, recent: 2 }, vendors: [named("openai_compatible", null, true)] },
];

/** How a validation ends: connected, unless a scenario has a refusal. */
const KEY_REFUSED: Trouble = { code: "model_key_refused", message: "not accepted", hint: "Make a new key." };

/** The providers of a workspace. */
export class FakeModels {
  private providers: ProviderView[];
  private choices: ModelsView["choices"];
  private prices = new Map<string, Prices>();
  private next = 10;

  constructor(
    private now: number,
    private scenario: Scenario,
    private emit: (change: Change) => void,
  ) {
    const isEmpty = scenario.fresh || scenario.models === 0;
    this.providers = isEmpty ? [] : this.some();
    this.choices = isEmpty ? [] : [{ action: "check", providerId: "m1", model: "gpt-5-mini" }];
    if (!isEmpty) this.prices.set("m1 gpt-5-mini", { microsIn: 250_000, microsOut: 2_000_000 });
  }

  list(): ModelsView {
    const named = [
      ...this.providers.map(({ id, model }) => ({ providerId: id, model })),
      ...this.choices.map(({ providerId, model }) => ({ providerId, model })),
    ];
    const once = new Map(named.map((each) => [`${each.providerId} ${each.model}`, each]));
    return {
      kinds: KINDS,
      providers: this.providers,
      choices: this.choices,
      prices: [...once].map(([name, each]) => ({ ...each, prices: this.prices.get(name) ?? null })),
    };
  }

  set(provider: { evaluator: ModelEvaluator; vendor: Vendor; baseUrl: string | null; model: string }): ProviderView {
    const { evaluator, vendor, baseUrl, model } = provider;
    const before = this.providers.find((each) => each.evaluator === evaluator && each.vendor === vendor);
    const kind = KINDS.find((each) => each.evaluator === evaluator);
    const usual = kind?.vendors.find((each) => each.vendor === vendor)?.usualBaseUrl;
    const saved: ProviderView = {
      id: before?.id ?? `m${this.next++}`,
      evaluator,
      vendor,
      baseUrl: baseUrl ?? usual ?? "",
      model,
      state: "saved",
      refusal: null,
      checkedAt: null,
    };
    this.providers = before
      ? this.providers.map((each) => (each.id === before.id ? saved : each))
      : [...this.providers, saved];
    this.emit({ type: "providers" });
    return saved;
  }

  validate(id: unknown): ProviderView {
    const provider = this.get(id);
    const refusal = this.scenario.refusing ?? null;
    const noted: ProviderView = {
      ...provider,
      state: refusal ? "refused" : "connected",
      refusal,
      checkedAt: new Date().toISOString(),
    };
    this.providers = this.providers.map((each) => (each.id === id ? noted : each));
    this.emit({ type: "providers" });
    return noted;
  }

  remove(id: unknown): null {
    this.providers = this.providers.filter((each) => each.id !== id);
    this.choices = this.choices.filter((each) => each.providerId !== id);
    this.emit({ type: "providers" });
    return null;
  }

  choose(action: ModelAction, choice: { provider: string; model: string | null } | null): null {
    this.choices = this.choices.filter((each) => each.action !== action);
    if (choice) {
      const model = choice.model ?? this.get(choice.provider).model;
      this.choices.push({ action, providerId: choice.provider, model });
    }
    this.emit({ type: "providers" });
    return null;
  }

  setPrices(id: unknown, model: unknown, prices: TypedPrices | null): null {
    const name = `${id} ${model}`;
    if (prices)
      this.prices.set(name, { microsIn: micros(prices.dollarsIn, true), microsOut: micros(prices.dollarsOut, false) });
    else this.prices.delete(name);
    this.emit({ type: "providers" });
    return null;
  }

  spend(): Spend {
    if (this.providers.length === 0) return { days: this.days([0, 0, 0, 0, 0, 0, 0]), week: [], month: [] };
    const mini = spent("byok", "openai", "gpt-5-mini", 1_204, 2_310_480, 412_006);
    return {
      days: this.days([212_004, 0, 641_210, 380_122, 0, 96_040, 301_877]),
      week: [
        { ...mini, checks: 840, tokensIn: 1_402_313, tokensOut: 228_940, costMicros: 808_459, averageMicros: 962 },
      ],
      month: [
        mini,
        {
          ...spent("managed", "openai_compatible", "house-large", 96, 184_300, 30_120),
          costMicros: 0,
          unpriced: 96,
          averageMicros: null,
        },
        { ...spent("local_llm", "ollama", "qwen3:8b", 51, 96_204, 14_400), costMicros: 0, averageMicros: 0 },
      ],
    };
  }

  private days(tokens: number[]): Spend["days"] {
    return tokens.map((each, at) => {
      const date = new Date(this.now - (tokens.length - 1 - at) * DAY).toISOString().slice(0, 10);
      return { date, tokens: each, costMicros: Math.ceil(each * 0.5) };
    });
  }

  private get(id: unknown): ProviderView {
    const found = this.providers.find((each) => each.id === id);
    if (!found) throw { code: "not_found", message: "gone", hint: "", values: { noun: "provider" }, reference: "" };
    return found;
  }

  private some(): ProviderView[] {
    const checkedAt = new Date(this.now - 3 * DAY).toISOString();
    return [
      {
        id: "m1",
        evaluator: "byok",
        vendor: "openai",
        baseUrl: "https://api.openai.com/v1",
        model: "gpt-5-mini",
        state: "connected",
        refusal: null,
        checkedAt,
      },
      {
        id: "m2",
        evaluator: "managed",
        vendor: "openai_compatible",
        baseUrl: "https://models.harbour-talent.example/v1",
        model: "house-large",
        state: "refused",
        refusal: KEY_REFUSED,
        checkedAt,
      },
      {
        id: "m3",
        evaluator: "local_llm",
        vendor: "ollama",
        baseUrl: "http://127.0.0.1:11434",
        model: "qwen3:8b",
        state: "saved",
        refusal: null,
        checkedAt: null,
      },
    ];
  }
}

function spent(
  evaluator: ModelSpend["evaluator"],
  vendor: Vendor,
  model: string,
  checks: number,
  tokensIn: number,
  tokensOut: number,
): ModelSpend {
  const costMicros = Math.ceil(tokensIn * 0.25 + tokensOut * 2);
  const averageMicros = Math.floor(costMicros / checks);
  return { evaluator, vendor, model, checks, runs: 6, tokensIn, tokensOut, costMicros, unpriced: 0, averageMicros };
}

/** As the core reads an amount, or refuses it. */
function micros(typed: string, isQuestions: boolean): number {
  const [, whole, decimals = ""] = /^(\d+)(?:\.(\d{1,6}))?$/.exec(typed.trim()) ?? [];
  if (whole === undefined) {
    const which = isQuestions ? "price_of_questions" : "price_of_answers";
    throw {
      code: "price_invalid",
      case: which,
      message: "not an amount",
      hint: "Write it with digits.",
      reference: "",
    };
  }
  return Number(whole) * 1_000_000 + Number(decimals.padEnd(6, "0"));
}
