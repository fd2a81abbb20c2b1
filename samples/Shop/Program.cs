using Shop.Hosting;

return await ShopCommand.Create().Parse(args).InvokeAsync();
