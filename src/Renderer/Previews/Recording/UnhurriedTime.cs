namespace Renderer.Previews.Recording;

/// <summary>Time that goes by and ends nothing: a recording wants answers, where a send wants to leave. Each call still has its own end.</summary>
internal sealed class UnhurriedTime : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Never();

    private sealed class Never : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            // There is nothing to end.
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
