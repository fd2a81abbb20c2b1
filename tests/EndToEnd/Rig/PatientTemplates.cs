using System.Text.RegularExpressions;

namespace EndToEnd.Rig;

/// <summary>
/// The shipped templates and systems with limits that no slow machine meets: where a test lets nothing be late, a process that has only just been
/// started must not be.
/// </summary>
internal static partial class PatientTemplates
{
    public static string In(TemporaryFolder folder)
    {
        var templates = Path.Combine(folder.Path, "templates");
        Folders.Copy(Programs.Templates, templates);
        var changed = 0;
        foreach (var file in Directory.EnumerateFiles(templates, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".mjml" or ".yaml"))
        {
            var text = File.ReadAllText(file);
            var patient = Limit().Replace(text, "${what}20s");
            changed += patient == text ? 0 : 1;
            File.WriteAllText(file, patient);
        }
        Assert.True(changed > 1, "There was no limit to lengthen.");
        return templates;
    }

    [GeneratedRegex(@"(?<what>\b(within|fresh|timeout:|deadline:) +)\d+m?s\b")]
    private static partial Regex Limit();
}
