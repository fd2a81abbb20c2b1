using Renderer.Messages;

namespace Renderer.Delivery;

/// <summary>A folder in place of a mail server. A message that is written twice is there once.</summary>
internal sealed class PickupFolder(string path) : IMailServer
{
    public async Task<Answer> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var target = Path.Combine(path, $"{message.SendId}.eml");
        var unfinished = target + ".tmp";
        try
        {
            Directory.CreateDirectory(path);
            await using (var file = File.Create(unfinished))
                await message.Mime.WriteToAsync(file, cancellationToken);
            File.Move(unfinished, target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Answer.TryLater($"the pickup folder cannot be written: {e.GetType().Name}");
        }
        return new Answer.Taken("written to the pickup folder");
    }
}
