// What a partner's program does with the generated client; it tells what it saw, one fact a line.
import createClient from "openapi-fetch";
import type { components, paths } from "./target/touchstone.js";

type Problem = components["schemas"]["Problem"];

const [url, key, touchpoint] = process.argv.slice(2) as [string, string, string];
const team = createClient<paths>({ baseUrl: url, headers: { Authorization: `Bearer ${key}` } });
const respondent = createClient<paths>({ baseUrl: url });

/** The answer, or the end of the story. */
function done<T>(answer: { data?: T; error?: Problem }): T {
    if (answer.data === undefined) {
        throw new Error(JSON.stringify(answer.error));
    }
    return answer.data;
}

const survey = done(await team.POST("/api/v1/surveys", {
    params: { header: { "Idempotency-Key": `survey-${touchpoint}` } },
    body: {
        name: "After the visit",
        questions: [{ key: "satisfied", type: "csat", text: { en: "How was it?" }, touchpoint }],
    },
}));
const id = survey.id!;
done(await team.POST("/api/v1/surveys/{id}/versions", { params: { path: { id } } }));
const { link } = done(await team.POST("/api/v1/surveys/{id}/links", { params: { path: { id } }, body: { kind: "open" } }));
console.log(`asked ${survey.name}`);

async function answer(satisfied: number, idempotencyKey: string) {
    return respondent.POST("/api/v1/public/surveys/{link}/responses", {
        params: { path: { link: link! }, header: { "Idempotency-Key": idempotencyKey } },
        body: { answers: { satisfied } },
    });
}

for (let i = 0; i < 10; i++) {
    const first = done(await answer(i < 7 ? 5 : 2, `${touchpoint}-${i}`));
    const again = done(await answer(i < 7 ? 5 : 2, `${touchpoint}-${i}`));
    if (first.responseId !== again.responseId) {
        throw new Error("a repeated call was counted twice");
    }
}

const refused = await answer(9, `${touchpoint}-refused`);
console.log(`refused ${refused.error?.status} ${refused.error?.code} ${refused.error?.errors?.[0]?.pointer}`);

// Answers are counted within a moment.
for (const end = Date.now() + 60_000; ; await new Promise(again => setTimeout(again, 200))) {
    const [score] = done(await team.GET("/api/v1/scores", {
        params: { query: { metric: ["csat"], touchpoint: [touchpoint] } },
    })).items!;
    if (score?.n === 10 || Date.now() > end) {
        console.log(`score ${score?.value} of ${score?.n}`);
        break;
    }
}

let pages = 0;
let found = false;
for (let cursor: string | undefined; pages === 0 || cursor !== undefined; pages++) {
    const page = done(await team.GET("/api/v1/surveys", { params: { query: { limit: 200, cursor } } }));
    found ||= page.items!.some(one => one.id === id);
    cursor = page.nextCursor;
}
console.log(`listed ${found}`);
