using GraphQL.Types;

namespace Ingest.LiveApi.GraphQl;

/// <summary>Any JSON, as the shop told it.</summary>
internal sealed class JsonGraph : ScalarGraphType
{
    public JsonGraph()
    {
        Name = "Json";
    }

    public override object? ParseValue(object? value) => ThrowValueConversionError(value);

    public override object? Serialize(object? value) => value;
}
