using TemplateLanguage.Analysis;

namespace TemplateLanguage.Editing;

/// <summary>A line on each tag, option and name that is always there.</summary>
internal static class WordHelp
{
    public static readonly IReadOnlyDictionary<string, string> Tags = new Dictionary<string, string>
    {
        ["source"] = "`{% source NAME = SYSTEM.OPERATION(arg: value) option … %}`: data that is fetched when the message is sent.",
        ["block"] = "`{% block NAME [within D] [needs a, b] [when EXPR] %} … {% fallback %} … {% endblock %}`: shown if everything that it needs is there, otherwise its fallback.",
        ["fallback"] = "What stands in the place of a block that falls.",
        ["abort"] = "`{% abort \"reason\" %}`: this message is not sent, ever.",
        ["defer"] = "`{% defer 10m \"reason\" %}`: this message is tried again later.",
        ["if"] = "`{% if EXPR %} … {% elsif EXPR %} … {% else %} … {% endif %}`",
        ["unless"] = "`{% unless EXPR %} … {% else %} … {% endunless %}`: shown if the condition does not hold.",
        ["elsif"] = "A further branch of `if` or `unless`.",
        ["else"] = "The last branch of `if`, `unless`, `case`; or of a `for` that has nothing to go through.",
        ["case"] = "`{% case EXPR %}{% when a, b %} … {% else %} … {% endcase %}`",
        ["when"] = "`{% when a, b %}`: a branch of `case`.",
        ["for"] = "`{% for item in list [limit: n] [offset: n] [reversed] %} … {% else %} … {% endfor %}`; `forloop` tells where it is.",
        ["tablerow"] = "`{% tablerow item in list [cols: n] [limit: n] [offset: n] %} … {% endtablerow %}`: rows of cells for a table; `tablerowloop` tells where it is.",
        ["ifchanged"] = "`{% ifchanged %} … {% endifchanged %}`: shown where it is not what the last one showed.",
        ["break"] = "Ends the loop.",
        ["continue"] = "Goes on with the next item of the loop.",
        ["assign"] = "`{% assign name = value | filter %}`: gives a value a name.",
        ["capture"] = "`{% capture name %} … {% endcapture %}`: gives a rendered text a name.",
        ["increment"] = "`{% increment name %}`: prints a counter and counts up; its names are its own.",
        ["decrement"] = "`{% decrement name %}`: counts a counter down and prints it.",
        ["cycle"] = "`{% cycle 'odd', 'even' %}`: prints its values in turn.",
        ["echo"] = "`{% echo value | filter %}`: prints a value, as `{{ … }}` does.",
        ["render"] = "`{% render 'name', arg: value %}`: a partial that sees its arguments and what is always there. `with` and `for` hand over a value, or each of a list.",
        ["include"] = "`{% include 'name' %}`: a partial that sees everything that is seen here.",
        ["layout"] = "`{% layout 'name' %}`: the frame around this template; its slots are filled by `{% slot name %} … {% endslot %}`.",
        ["slot"] = "`{% slot name %} … {% endslot %}`: a place in a layout, or what fills it.",
        ["raw"] = "`{% raw %} … {% endraw %}`: text that looks like tags and is none.",
        ["comment"] = "`{% comment %} … {% endcomment %}`: left out.",
        ["doc"] = "`{% doc %} … @param name - what it is … {% enddoc %}`: tells what a partial is for.",
        ["liquid"] = "`{% liquid … %}`: one tag a line, without delimiters.",
    };

    public static readonly IReadOnlyDictionary<string, string> SourceOptions = new Dictionary<string, string>
    {
        ["within"] = "`within 120ms`: how long its value is waited for, from the moment its inputs are known.",
        ["fresh"] = "`fresh 30s`: the greatest age of the value's own timestamp.",
        ["cache"] = "`cache 10s`: sends with the same arguments may share a value for that long.",
        ["stale"] = "`stale 1h`: when the call fails, a cached value at most that old is used.",
        ["retry"] = "`retry 2`: further tries; overrides the system's.",
        ["hedge"] = "`hedge 80ms`: a second call is raced after that long; overrides the system's.",
        ["when"] = "`when EXPR`: not called unless true; then nil, and not a failure.",
        ["required"] = "When it fails the message is not sent; `on_missing` says what follows.",
        ["default"] = "`default EXPR`: the value when it fails.",
    };

    public static readonly IReadOnlyDictionary<string, string> BlockOptions = new Dictionary<string, string>
    {
        ["within"] = "`within 300ms`: its own limit, from the start of fetching.",
        ["needs"] = "`needs a, b`: sources that it needs besides those that its body uses.",
        ["when"] = "`when EXPR`: shown only if this holds.",
    };

    public static readonly IReadOnlyDictionary<string, string> LoopOptions = new Dictionary<string, string>
    {
        ["limit"] = "`limit: n`: at most so many items.",
        ["offset"] = "`offset: n`: items left out first; `offset: continue` goes on where the last loop over the same ended.",
        ["reversed"] = "From the last item to the first.",
    };

    public static readonly IReadOnlyDictionary<string, string> TableOptions = new Dictionary<string, string>
    {
        ["cols"] = "`cols: n`: cells of a row.",
        ["limit"] = LoopOptions["limit"],
        ["offset"] = LoopOptions["offset"],
    };

    public static readonly IReadOnlyDictionary<string, string> Always = new Dictionary<string, string>
    {
        ["recipient"] = "Whom the message is for, as the send says.",
        ["event"] = "What the message is sent for, as the send says.",
        ["campaign"] = "The campaign, as the send says.",
        ["now"] = "The time of the message.",
        ["links"] = "Addresses of this message: unsubscribe, preferences, view.",
        [Names.Sources] = "What became of each source: `sources.NAME.status`.",
        ["forloop"] = "Where the loop is.",
        ["tablerowloop"] = "Where the table is.",
    };

    /// <summary>The properties of names whose shape no schema tells.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Members = new Dictionary<string, IReadOnlyDictionary<string, string>>
    {
        ["links"] = new Dictionary<string, string>
        {
            ["unsubscribe"] = "Ends the mails of this template's category.",
            ["preferences"] = "Where the recipient chooses.",
            ["view"] = "The message in the browser.",
        },
        ["forloop"] = new Dictionary<string, string>
        {
            ["index"] = "Counted from 1.",
            ["index0"] = "Counted from 0.",
            ["rindex"] = "Counted from the end to 1.",
            ["rindex0"] = "Counted from the end to 0.",
            ["first"] = "Whether this is the first round.",
            ["last"] = "Whether this is the last round.",
            ["length"] = "How many rounds there are.",
            ["parentloop"] = "The loop around this one.",
        },
        ["tablerowloop"] = new Dictionary<string, string>
        {
            ["index"] = "Counted from 1.",
            ["index0"] = "Counted from 0.",
            ["rindex"] = "Counted from the end to 1.",
            ["rindex0"] = "Counted from the end to 0.",
            ["first"] = "Whether this is the first cell.",
            ["last"] = "Whether this is the last cell.",
            ["length"] = "How many cells there are.",
            ["row"] = "The row, counted from 1.",
            ["col"] = "The cell in its row, counted from 1.",
            ["col0"] = "The cell in its row, counted from 0.",
            ["col_first"] = "Whether this is the first cell of its row.",
            ["col_last"] = "Whether this is the last cell of its row.",
        },
        ["sources.*"] = new Dictionary<string, string>
        {
            ["status"] = "`ok`, `stale`, `default`, `skipped`, `late` or `failed`.",
            ["stale"] = "Whether a cached value stands in for a failed call.",
            ["error"] = "The kind of failure, or nil.",
            ["age"] = "Milliseconds since the value was true.",
            ["elapsed"] = "Milliseconds that it took.",
        },
        ["list"] = new Dictionary<string, string> { ["size"] = "How many there are.", ["first"] = "The first item.", ["last"] = "The last item." },
    };

    public static readonly IReadOnlyDictionary<string, string> FrontMatter = new Dictionary<string, string>
    {
        ["subject"] = "Required; may hold Liquid.",
        ["preheader"] = "The line that an inbox shows after the subject; may hold Liquid.",
        ["from"] = "The sender's mailbox; may hold Liquid.",
        ["reply_to"] = "Where answers go; may hold Liquid.",
        ["category"] = "What an unsubscribe applies to.",
        ["deadline"] = "For all data of the message, such as 400ms; 1s where nothing is said.",
        ["on_missing"] = "What follows when a required source failed: abort or retry.",
        ["strict"] = "true: a missing property is an error.",
        ["headers"] = "Further headers, Name: value.",
        ["locale"] = "Language tag, such as de-CH; may hold Liquid.",
        ["timezone"] = "IANA zone, such as Europe/Zurich; may hold Liquid.",
    };
}
