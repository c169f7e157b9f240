/** Words by which a voluntary payment would become a levy, with what they ask for. */
const compulsion: readonly RegExp[] = [
  /每(?:人|名党员|户|个支部)[^，。；]{0,8}(?:\d|[一二三四五六七八九十百千万]+)\s*元/,
  /人均/,
  /不(?:低于|少于)[^，。；]{0,8}元/,
  /至少[^，。；]{0,8}元/,
  /最低[^，。；]{0,6}元/,
  /(?:捐款|交纳|党费|数额|金额)[^，。；]{0,6}(?:排名|排行|名次|评比)/,
  /(?:排名|排行榜|光荣榜)/,
  /(?:下达|完成)[^，。；]{0,6}(?:指标|任务数)/,
  /(?:未|没有?|不)(?:交|捐|参加)[^，。；]{0,8}(?:名单|通报|点名|说明原因)/,
  /(?:必须|一律|应当全员|要求全员)[^，。；]{0,4}(?:交纳|捐|参加)/,
];

/**
 * The first words of an appeal that name a sum, a ranking or a list of those who did not give; undefined when there are
 * none. Sentences that say that there is none (不定数额、不排名) pass.
 *
 * @source dangfei_2008, article 14
 */
export function findCompulsion(text: string): string | undefined {
  const plain = text.replace(
    /(?:不|严禁|禁止|没有|无)(?:得|搞|作|定|设|下达|公布|参与|规定|进行|任何){0,3}(?:数额|金额|指标|排名|排行|评比|摊派|攀比|名次|(?:未交|未捐)[^，。；]{0,3}名单)/g,
    '',
  );
  for (const pattern of compulsion) {
    const found = pattern.exec(plain);
    if (found) return found[0];
  }
  return undefined;
}
