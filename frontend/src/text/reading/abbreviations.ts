/** Words before whose full stop a sentence goes on, by language: the one list of them on this side. Pure. */

/** The abbreviations of a language, separated by spaces, as they are written in front of their full stop. */
interface Shortened {
  /** Always followed by what they belong to: titles, "vs.", "z. B.". */
  readonly never: string;
  /** May end a sentence: it does where a word follows that begins sentences. */
  readonly may?: string;
  /** Abbreviations only in front of a number: "No. 10", "Jan. 5". */
  readonly number?: string;
  /** Words with which sentences begin, in lower case. */
  readonly begin?: string;
}

const ENGLISH: Shortened = {
  never:
    "Mr Mrs Ms Mx Messrs Mses Mmes Dr Drs Prof Profs Gen Gens Maj Lt Lieut Col Cols Sgt Sgts Cpl Pfc Pvt Spc Spec Ens Capt Cpt Cmdr Comdr Cdr " +
    "Cmdre Adm Adms Brig Sen Sens Rep Reps Gov Govs Pres Rev Revs Hon Rt Amb Ambs Sec Secs Det Dets Insp Supt Cllr Cllrs Coun Ald Msgr Mgr Fr Bp Abp " +
    "Atty Asst Assoc Dep Dir Treas Const Ofc Sheriffs Mt Ft Pt Ste vs approx cf incl esp viz",
  may:
    "St Jr Sr Inc Ltd Co Cos Corp Bros Ave Blvd Rd Hwy Dept Univ Assn Govt Intl Natl al etc est Esq Calif Fla Va Conn Kan Mich Minn Okla Tenn Tex Vt Wis Wyo " +
    "Ala Ariz Ark Colo Neb Nev Mont Md Penn",
  number: "No Nos Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Fig Figs Vol Ch Art Sect p pp",
  begin:
    "the a an this that these those he she it they we i you his her its their our my your but and so yet however meanwhile in on at as if when while " +
    "after before since for from with there here what who why how where not no yes both some many most several other others another all also still " +
    "then now asked under despite although though because according among during by nobody everyone neither",
};

const GERMAN: Shortened = {
  never:
    "Dr Drs Prof Hr Hrn Fr Frl Dipl Ing Mag Gen Oberst Lt Hptm Maj Min Präs Vors bzw ca ggf evtl vgl geb gest verh inkl exkl insb sog bes allg " +
    "betr bezügl zzgl abzgl ev kath jur med phil rer nat pol sen jun österr schweiz dt engl frz lat",
  may: "St Str Mio Mrd Tsd Std Jh Jhd usw etc Chr Co Inc Hg Hrsg Aufl",
  number: "Nr Nrn Art Abs Abb Bd Kap Ziff Jan Feb Febr Apr Jun Jul Aug Sep Sept Okt Nov Dez Tel",
  begin:
    "der die das den dem des er sie es wir ihr ich ein eine einen einem in im am an auf aus bei mit nach vor für und aber doch denn auch dabei damit " +
    "danach dann dazu dort nun jetzt so wer was wie wann warum zudem außerdem dies diese dieser dieses man sein seine ihre zuvor laut",
};

const BY_LANGUAGE: Readonly<Record<string, Shortened>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: {
    never: "MM Mme Mmes Mlle Dr Pr Me Mgr Gén Col Cdt Cap St Ste av env cf",
    may: "etc ap boul bd",
    number: "art chap fig vol janv févr avr juil sept oct nov déc",
    begin: "le la les il elle ils elles on nous vous un une des ce cette ces mais et or en dans pour selon après avant",
  },
  es: {
    never:
      "Sr Sra Sres Sras Srta Dr Dra Dres Prof Profa Gral Cnel Tte Cap Cmdte Lic Ing Arq Dña Mons Excmo Excma Ilmo Ud Uds Vd Vds Av Avda aprox",
    may: "etc Cía",
    number: "núm art pág págs vol ene feb mar abr jun jul ago sept oct nov dic",
    begin: "el la los las él ella ellos ellas un una pero y en por según tras este esta no",
  },
  it: {
    never: "Sig Sigg Dott Prof Avv Ing Arch Geom Rag Gen Col Cap Magg Ten Mons Rev On Sen Egr Gent ca",
    may: "ecc",
    number: "art pag fig vol gen feb mar apr giu lug ago sett ott nov dic",
    begin: "il lo la i gli le un una ma e in per secondo dopo questo questa non",
  },
  pt: {
    never: "Sr Sra Srs Sras Dr Dra Drs Prof Profa Eng Gen Cel Cap Maj Ten Dep Sen Min Exmo Exma Av aprox",
    may: "etc Cia Ltda",
    number: "art pág fig vol jan fev mar abr jun jul ago set out nov dez",
    begin: "o a os as ele ela eles elas um uma mas e em por segundo após este esta não",
  },
  nl: {
    never: "dhr mevr mw mr dr drs ir ing prof gen kol maj kap bijv resp ca",
    may: "enz etc",
    number: "nr nrs art blz jan feb mrt apr jun jul aug sept okt nov dec",
    begin: "de het een hij zij ze het wij we ik maar en in op volgens na dit deze die dat",
  },
  sv: { never: "hr fr dr prof gen resp ca t.ex bl.a", may: "osv", number: "nr kap s" },
  da: { never: "hr fr dr prof gen ca bl.a f.eks", may: "osv mio mia", number: "nr kap s kl" },
  nb: { never: "hr fr dr prof gen ca bl.a f.eks", may: "osv mill mrd", number: "nr kap s kl" },
  pl: {
    never: "dr hab prof inż mgr gen płk ppłk mjr kpt por sierż ks św im ul al np m.in tzw ok",
    may: "itd itp r",
    number: "nr art str",
  },
  cs: {
    never: "p pí dr Dr prof Ing Mgr Bc MUDr JUDr PhDr gen plk kpt mjr sv ul tzv např mj",
    may: "atd apod",
    number: "č čl str",
  },
  ru: {
    never: "г ул им др проф акад ген полк тов гр св т.е т.н",
    may: "гг вв руб млн млрд тыс т.д т.п",
    number: "ст стр рис гл",
  },
  uk: { never: "м вул ім др проф акад ген полк св т.зв", may: "рр грн млн млрд тис", number: "ст стор рис" },
  tr: { never: "Dr Prof Doç Yrd Sn Av Gen Alb Yzb Bşk", may: "vb vs", number: "No s md" },
  el: { never: "κ κκ κα Δρ δρ καθ στρ π.χ δηλ", may: "κ.λπ κλπ", number: "αρ αριθ σελ" },
};
/** Tags under which the same language goes. */
const SAME: Readonly<Record<string, string>> = { no: "nb", nn: "nb", sk: "cs" };

/** A title stays one in every language that borrows it; small words do not. */
const TITLES = words(ENGLISH.never).filter((word) => /^\p{Lu}/u.test(word));

export interface Abbreviations {
  readonly never: ReadonlySet<string>;
  readonly may: ReadonlySet<string>;
  readonly number: ReadonlySet<string>;
  readonly begin: ReadonlySet<string>;
  /** "am 3. Oktober": the number of an order has a full stop, and nouns are written large. */
  readonly ordinals: boolean;
}

/** List the abbreviations of a language by its tag; a language without a list has the English titles. */
export function abbreviationsOf(tag: string): Abbreviations {
  const language = tag.toLowerCase().split("-")[0] || "en";
  const own = BY_LANGUAGE[SAME[language] ?? language] ?? { never: "" };
  return {
    never: new Set([...TITLES, ...words(own.never)]),
    may: new Set(words(own.may)),
    number: new Set(words(own.number)),
    begin: new Set(words(own.begin)),
    ordinals: language === "de",
  };
}

function words(list = ""): readonly string[] {
  return list.split(" ").filter((word) => word !== "");
}
